import assert from "node:assert/strict";
import { assertConflict } from "./assert-conflict.ts";
import { assertStored } from "./assert-stored.ts";
import { countRows } from "./count-rows.ts";
import { fillStore } from "./fill-store.ts";
import { fillTenant } from "./fill-tenant.ts";
import { otherTenantReads } from "./other-tenant-reads.ts";
import { readHead } from "./read-head.ts";
import type { StoreTests } from "./store-test.ts";
import { buildCampaign } from "./test-data/build-campaign.ts";
import { buildContact } from "./test-data/build-contact.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { buildHeadUpdate } from "./test-data/build-head-update.ts";
import { buildHint } from "./test-data/build-hint.ts";
import { buildHold } from "./test-data/build-hold.ts";
import { buildMessage } from "./test-data/build-message.ts";
import { buildSentDelivery } from "./test-data/build-sent-delivery.ts";
import { buildSuppression } from "./test-data/build-suppression.ts";
import { buildTenant } from "./test-data/build-tenant.ts";
import { testId } from "./test-data/test-id.ts";

const tenantId = testId("tenant");
const stranger = testId("tenant", 2);

const reads = Object.entries(otherTenantReads).flatMap(([noun, methods]) =>
  Object.entries(methods).flatMap(([method, read]) =>
    typeof read === "string" ? [] : [[`${noun}.${method}`, read] as const],
  ),
);

const isEmpty = (result: unknown): boolean =>
  result === null ||
  (Array.isArray(result) && result.length === 0) ||
  (result instanceof Set && result.size === 0);

/** Ids of another tenant behave exactly like unknown ids (S21). */
export const isolationTests = {
  "answers every read and lock with nothing for another tenant's ids": async ({ store }) => {
    await fillTenant(store, tenantId, "mine");
    await fillStore(store, { tenant: [buildTenant({ id: stranger })] });
    for (const [name, read] of reads) {
      await store.transaction(async (session) => {
        assert.ok(!isEmpty(await read(session, tenantId)), `${name} finds nothing of its own`);
        const result = await read(session, stranger);
        assert.ok(isEmpty(result), `${name} answers ${JSON.stringify(result)}`);
      });
    }
  },

  "keeps two tenants apart that use the same ids and keys": async ({ store }) => {
    const readAll = async (of: string) => {
      const found: Record<string, unknown> = {};
      for (const [name, read] of reads) {
        found[name] = await store.transaction((session) => read(session, of));
      }
      return JSON.stringify(found, (field, value: unknown) => {
        if (field === "cursor") return undefined;
        return value instanceof Set ? [...value] : value;
      });
    };
    await fillTenant(store, tenantId, "mine");
    const mine = await readAll(tenantId);
    await fillTenant(store, stranger, "theirs");
    assert.equal(await readAll(tenantId), mine, "another tenant's rows change what is read");
    const theirs = await readAll(stranger);
    assert.equal(theirs.replaceAll(stranger, tenantId).replaceAll("theirs", "mine"), mine);
    assert.ok(mine.includes(tenantId) && !theirs.includes(tenantId));
    assert.ok(mine.includes('"mine"') && !theirs.includes('"mine"'));
  },

  "refuses every write to another tenant's row": async (subject) => {
    const { store } = subject;
    await fillTenant(store, tenantId, "mine");
    await fillStore(store, { tenant: [buildTenant({ id: stranger })] });
    const guard = <Row extends object>(row: Row) => [
      { row: { ...row, tenantId: stranger }, fromVersion: 1, fromFence: 5 },
    ];
    const { version } = await readHead(store);
    const head = buildHeadUpdate(version, { tenantId: stranger, nextFreeAt: 9 });
    const enrollment = buildEnrollment(1, { signal: 99 });
    for (const [part, changes] of Object.entries({
      "contacts.update": { contacts: { update: guard(buildContact()) } },
      "campaigns.update": { campaigns: { update: guard(buildCampaign()) } },
      "enrollments.update": { enrollments: { update: guard(enrollment) } },
      "messages.update": { messages: { update: guard(buildMessage()) } },
      "deliveries.update": { deliveries: { update: guard(buildSentDelivery()) } },
      "heads.update": { heads: { update: [head] } },
    })) {
      await assertConflict(store, part, changes);
    }
    await assertStored(subject, "enrollment", buildEnrollment());
    await assertStored(subject, "contact", buildContact(1, { firstName: "mine" }));
  },

  "deletes and wakes nothing of another tenant": async (subject) => {
    const { store } = subject;
    await fillTenant(store, tenantId, "mine");
    const hold = { tenantId: stranger, id: testId("hold") };
    const suppression = { tenantId: stranger, id: testId("suppression") };
    await fillStore(store, {
      holds: { deleteIds: [hold] },
      suppressions: { deleteIds: [suppression] },
    });
    await assertStored(subject, "hold", buildHold(1, { cause: "mine" }));
    await assertStored(subject, "suppression", buildSuppression(1, { value: "mine" }));
    const wake = [{ tenantId: stranger, campaignId: testId("campaign"), at: 1 }];
    await fillStore(store, { campaigns: { wake } });
    assert.equal(await countRows(subject, "queue_hint"), 0);
  },

  "folds hints into the head of their own tenant": async (subject) => {
    const { store } = subject;
    await fillTenant(store, tenantId, "mine");
    await fillTenant(store, stranger, "theirs");
    const senderId = testId("sender");
    const headOf = (of: string) =>
      store.read(({ enrollments }) => enrollments.readHead({ tenantId: of, senderId }));
    const [mine, theirs] = [await headOf(tenantId), await headOf(stranger)];
    const campaignId = testId("campaign", 2);
    await fillStore(store, { hints: { insert: [buildHint({ dueAt: 5, campaignId })] } });
    await store.transaction(({ queue }) => queue.foldHints([{ tenantId: stranger, senderId }]));
    assert.deepEqual([await headOf(tenantId), await headOf(stranger)], [mine, theirs]);
    assert.equal(await countRows(subject, "queue_hint"), 1);
    assert.equal(await countRows(subject, "queue_stream"), 2);
    await store.transaction(({ queue }) => queue.foldHints([{ tenantId, senderId }]));
    assert.equal((await headOf(tenantId))?.nextDueAt, 5);
    assert.deepEqual(await headOf(stranger), theirs);
  },
} as const satisfies StoreTests;
