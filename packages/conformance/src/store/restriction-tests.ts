import assert from "node:assert/strict";
import { assertConflict } from "./assert-conflict.ts";
import { assertStored } from "./assert-stored.ts";
import { countRows } from "./count-rows.ts";
import { fillStore } from "./fill-store.ts";
import { listPages } from "./list-pages.ts";
import { runTogether } from "./run-together.ts";
import type { StoreTests } from "./store-test.ts";
import { buildHold } from "./test-data/build-hold.ts";
import { buildSuppression } from "./test-data/build-suppression.ts";
import { testId } from "./test-data/test-id.ts";

const tenantId = testId("tenant");
const address = buildSuppression(1);
const erased = buildSuppression(2, { value: null, reason: "bounced" });
const domain = buildSuppression(3, { type: "domain", hash: address.hash, reason: "manual" });
const all = [address, erased, domain];
const ofContact = buildHold(1);
const ofSender = buildHold(2, { subject: "sender", subjectId: testId("sender"), until: null });
const ofEnrollment = buildHold(3, { subject: "enrollment", subjectId: testId("enrollment") });

/** Suppressions and holds. */
export const restrictionTests = {
  "keeps suppressions, once by type and hash": async (subject) => {
    const { store } = subject;
    await fillStore(store, { suppression: [address] });
    const again = { ...address, id: testId("suppression", 9), reason: "manual" } as const;
    const inserted = await store.transaction(({ restrictions }) =>
      restrictions.insertSuppressions([again, erased, domain]),
    );
    assert.deepEqual([...inserted].sort(), [erased.id, domain.id]);
    for (const suppression of all) await assertStored(subject, "suppression", suppression);
    assert.equal(await countRows(subject, "suppression"), all.length);
  },

  "has one winner of twenty equal suppressions at once": async (subject) => {
    const inserted = await runTogether(subject, 20, (store, worker) =>
      store.transaction(({ restrictions }) =>
        restrictions.insertSuppressions([
          buildSuppression(worker + 1, { hash: worker % 3 === 0 ? "a" : "b" }),
          buildSuppression(worker + 101, { hash: worker % 3 === 0 ? "b" : "a" }),
        ]),
      ),
    );
    assert.equal(
      inserted.reduce((sum, ids) => sum + ids.size, 0),
      2,
    );
    assert.equal(await countRows(subject, "suppression"), 2);
  },

  "finds suppressions by hash, and lists them page by page": async ({ store }) => {
    await fillStore(store, { suppression: all.toReversed() });
    await store.read(async ({ restrictions }) => {
      const find = (hashes: readonly string[]) =>
        restrictions.findSuppressions({ tenantId, hashes });
      const found = await find([address.hash, "other"]);
      assert.deepEqual(new Set(found), new Set([address, domain]));
      assert.deepEqual(await find([]), []);
      assert.deepEqual(await find(["%", "address-hash-_"]), []);
    });
    const pages = await listPages(
      (page) =>
        store.read(({ restrictions }) => restrictions.listSuppressions({ tenantId, ...page })),
      ({ id }) => id,
    );
    assert.deepEqual(pages, [[address, erased], [domain]]);
  },

  "forgets a suppression that is deleted; one that is gone is no conflict": async (subject) => {
    const { store } = subject;
    await fillStore(store, { suppression: all });
    const deleteIds = [erased, { tenantId, id: testId("suppression", 99) }];
    await fillStore(store, { suppressions: { deleteIds } });
    await fillStore(store, { suppressions: { deleteIds } });
    assert.equal(await countRows(subject, "suppression"), 2);
    assert.equal(await countRows(subject, "suppression", `id = '${erased.id}'`), 0);
  },

  "keeps one hold of a subject: the latest": async (subject) => {
    const { store } = subject;
    await fillStore(store, { holds: { upsert: [ofContact, ofSender, ofEnrollment] } });
    const later = buildHold(9, { subjectId: ofContact.subjectId, until: null, cause: "manual" });
    await fillStore(store, { holds: { upsert: [later] } });
    for (const hold of [later, ofSender, ofEnrollment]) await assertStored(subject, "hold", hold);
    assert.equal(await countRows(subject, "hold"), 3);
    const subjectIds = [ofContact.subjectId, ofSender.subjectId, testId("contact", 99)];
    const found = await store.read(({ restrictions }) =>
      restrictions.findHolds({ tenantId, subjectIds }),
    );
    assert.deepEqual(new Set(found), new Set([later, ofSender]));
  },

  "replaces a hold only where it is still the one that was read": async (subject) => {
    const { store } = subject;
    const of = (number: number, replaces: string | null) => ({
      holds: {
        upsert: [{ ...buildHold(number, { subjectId: ofContact.subjectId }), replaces }],
      },
    });
    await fillStore(store, of(1, null));
    await assertConflict(store, "holds.upsert", of(2, null));
    await assertConflict(store, "holds.upsert", of(2, testId("hold", 9)));
    await assertStored(subject, "hold", ofContact);
    await fillStore(store, of(2, ofContact.id));
    assert.equal(await countRows(subject, "hold", `id = '${testId("hold", 2)}'`), 1);
    assert.equal(await countRows(subject, "hold"), 1);
  },

  "has one winner of ten who hold a free subject at once": async (subject) => {
    const won = await runTogether(subject, 10, (store, worker) =>
      fillStore(store, {
        holds: {
          upsert: [
            { ...buildHold(worker + 1, { subjectId: ofContact.subjectId }), replaces: null },
          ],
        },
      }).then(
        () => 1,
        () => 0,
      ),
    );
    assert.equal(won.filter(Boolean).length, 1);
    assert.equal(await countRows(subject, "hold"), 1);
  },

  "ends a hold that is deleted; one that is gone is no conflict": async (subject) => {
    const { store } = subject;
    await fillStore(store, { holds: { upsert: [ofContact, ofSender] } });
    const deleteIds = [ofContact, { tenantId, id: testId("hold", 99) }];
    await fillStore(store, { holds: { deleteIds } });
    await fillStore(store, { holds: { deleteIds } });
    assert.equal(await countRows(subject, "hold"), 1);
    await assertStored(subject, "hold", ofSender);
  },

  "keeps one hold when ten are started at once": async (subject) => {
    await runTogether(subject, 10, (store, worker) =>
      fillStore(store, {
        holds: {
          upsert: [1, 2].map((number) =>
            buildHold(worker * 10 + number, {
              subjectId: testId("contact", worker % 2 === 0 ? number : 3 - number),
            }),
          ),
        },
      }),
    );
    assert.equal(await countRows(subject, "hold"), 2);
  },
} as const satisfies StoreTests;
