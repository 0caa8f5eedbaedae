import assert from "node:assert/strict";
import { assertStored } from "./assert-stored.ts";
import { countRows } from "./count-rows.ts";
import { fillStore } from "./fill-store.ts";
import { runTogether } from "./run-together.ts";
import type { StoreTests } from "./store-test.ts";
import { buildContact } from "./test-data/build-contact.ts";
import { buildSparseContact } from "./test-data/build-sparse-contact.ts";
import { testId } from "./test-data/test-id.ts";

const tenantId = testId("tenant");
const full = buildContact(1);
const sparse = buildSparseContact(2);
const other = buildContact(3);
const nobody = { tenantId, ids: [], externalIds: [], emailKeys: [] } as const;

export const contactTests = {
  "keeps every field of a contact, and what is missing as missing": async (subject) => {
    const { store } = subject;
    const inserted = await store.transaction(({ people }) => people.insertContacts([full, sparse]));
    assert.deepEqual([...inserted].sort(), [full.id, sparse.id]);
    await assertStored(subject, "contact", full);
    await assertStored(subject, "contact", sparse);
    const found = await store.read(({ people }) =>
      people.findContacts({ ...nobody, ids: [sparse.id, full.id] }),
    );
    assert.deepEqual(found, [full, sparse]);
  },

  "matches by id, external id and e-mail key, each contact once and in id order": async ({
    store,
  }) => {
    await fillStore(store, { contact: [other, sparse, full] });
    const request = {
      tenantId,
      ids: [other.id, testId("contact", 9)],
      externalIds: ["crm-1", "crm-9"],
      emailKeys: [
        "person-3@company.example",
        "person-1@company.example",
        "Person-1@Company.example",
      ],
    };
    const found = await store.read(({ people }) => people.findContacts(request));
    assert.deepEqual(found, [full, other]);
    const locked = await store.transaction(({ people }) => people.lockContacts(request));
    assert.deepEqual(locked, found);
    assert.deepEqual(await store.read(({ people }) => people.findContacts(nobody)), []);
    assert.deepEqual(await store.transaction(({ people }) => people.lockContacts(nobody)), []);
  },

  "compares keys to the letter": async ({ store }) => {
    await fillStore(store, { contact: [full] });
    const found = await store.read(({ people }) =>
      people.findContacts({
        ...nobody,
        externalIds: ["CRM-1", "crm-_", "crm-%", "crm-1 "],
        emailKeys: ["PERSON-1@company.example", "%@company.example"],
      }),
    );
    assert.deepEqual(found, []);
  },

  "tells a taken external id or e-mail key from an inserted contact": async (subject) => {
    const { store } = subject;
    await fillStore(store, { contact: [full] });
    const inserted = await store.transaction(({ people }) =>
      people.insertContacts([
        buildSparseContact(4, { externalId: full.externalId }),
        buildSparseContact(5, { emailKey: full.emailKey }),
        buildSparseContact(6, { emailKey: "new@company.example" }),
        sparse,
        buildSparseContact(7),
      ]),
    );
    const expected = [sparse.id, testId("contact", 6), testId("contact", 7)];
    assert.deepEqual([...inserted].sort(), expected);
    assert.equal(await countRows(subject, "contact"), 4);
    await assertStored(subject, "contact", full);
  },

  "inserts one of two in one call that share a key": async (subject) => {
    const inserted = await subject.store.transaction(({ people }) =>
      people.insertContacts([
        buildSparseContact(1, { emailKey: "a@company.example" }),
        buildSparseContact(2, { emailKey: "a@company.example" }),
      ]),
    );
    assert.equal(inserted.size, 1);
    assert.equal(await countRows(subject, "contact"), 1);
    assert.equal(await countRows(subject, "contact", `id = '${[...inserted][0]}'`), 1);
  },

  "has one winner for each address of twenty imports at once": async (subject) => {
    const addresses = Array.from({ length: 15 }, (_, index) => `person-${index}@company.example`);
    const inserted = await runTogether(subject, 20, (store, worker) => {
      const contacts = addresses.map((emailKey, index) =>
        buildSparseContact(worker * 100 + index + 1, { emailKey }),
      );
      return store.transaction(({ people }) =>
        // In opposite orders, so that imports that wait for each other would do so in a circle.
        people.insertContacts(worker % 3 === 0 ? contacts.toReversed() : contacts),
      );
    });
    const winners = inserted.flatMap((ids) => [...ids]);
    assert.equal(winners.length, addresses.length);
    const rows = await subject.query(`select id from ${subject.table("contact")} order by id`);
    assert.deepEqual(
      rows.map(({ id }) => id),
      winners.toSorted(),
    );
  },
} as const satisfies StoreTests;
