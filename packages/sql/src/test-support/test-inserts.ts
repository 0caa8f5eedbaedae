import { engineQueueId } from "@outreachkit/core/plugin";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildRecords, createId } from "./build-records.ts";
import { type CreateEmptyDatabase, createTestBed, type TestBed } from "./create-test-bed.ts";

/** Inserts whose taken keys are outcomes. */
export const testInserts = (createDatabase: CreateEmptyDatabase): void => {
  let bed: TestBed;
  beforeAll(async () => {
    bed = await createTestBed(createDatabase);
  });
  afterAll(() => bed.drop());

  test("of callers that insert the same tenant at once one wins, and it gets one engine queue", async () => {
    const tenant = buildRecords.tenant();
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () =>
        bed.store.transaction((session) => session.tenants.insertIfAbsent(tenant)),
      ),
    );
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    const heads = await bed.rowsOf("queue_head", `where tenant_id = '${tenant.id}'`);
    expect(heads.map((head) => head["sender_id"])).toEqual([engineQueueId]);
  });

  test("contacts whose external id or e-mail is taken are left out, also within one call", async () => {
    const tenantId = createId();
    const first = buildRecords.contact({ tenantId, externalId: "1", emailKey: "a@x" });
    const sameEmail = buildRecords.contact({ tenantId, externalId: "2", emailKey: "a@x" });
    const other = buildRecords.contact({ tenantId, externalId: "3" });
    const another = buildRecords.contact({ tenantId });
    const insert = (contacts: readonly (typeof first)[]) =>
      bed.store.transaction((session) => session.people.insertContacts(contacts));
    expect(await insert([first, sameEmail])).toHaveProperty("size", 1);
    expect(await insert([{ ...first, id: createId() }, other, another])).toEqual(
      new Set([other.id, another.id]),
    );
    expect(await insert([])).toEqual(new Set());
  });

  test("the same key of another tenant is free", async () => {
    const contacts = [createId(), createId()].map((tenantId) =>
      buildRecords.contact({ tenantId, externalId: "1", emailKey: "a@x" }),
    );
    const inserted = await bed.store.transaction((session) =>
      session.people.insertContacts(contacts),
    );
    expect(inserted).toHaveProperty("size", 2);
  });

  test("callers that enroll the same contacts in opposite order end, each contact once", async () => {
    const [tenantId, campaignId] = [createId(), createId()];
    const contactIds = Array.from({ length: 50 }, createId);
    const enroll = (ids: readonly string[]) =>
      bed.store.transaction((session) =>
        session.enrollments.insert(
          ids.map((contactId) =>
            buildRecords.enrollment({ tenantId, campaignId, contactId, senderId: engineQueueId }),
          ),
        ),
      );
    const inserted = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        enroll(index % 2 ? contactIds : contactIds.toReversed()),
      ),
    );
    expect(inserted.reduce((sum, ids) => sum + ids.size, 0)).toBe(50);
  });

  test("a suppression and a signal from outside are taken in once", async () => {
    const tenantId = createId();
    const suppression = () => ({
      tenantId,
      id: createId(),
      type: "address" as const,
      hash: "h",
      value: "a@x",
      reason: "manual" as const,
      createdAt: 1,
    });
    const signal = () => ({
      tenantId,
      id: createId(),
      externalId: "provider-1",
      type: "reply",
      data: { text: "yes" },
      contactId: null,
      enrollmentId: null,
      deliveryId: null,
      occurredAt: 1,
      receivedAt: 2,
    });
    const counts = await bed.store.transaction(async ({ restrictions }) => [
      (await restrictions.insertSuppressions([suppression(), suppression()])).size,
      (await restrictions.insertSuppressions([suppression()])).size,
      (await restrictions.insertInbound([signal(), signal()])).size,
      (await restrictions.insertInbound([signal()])).size,
    ]);
    expect(counts).toEqual([1, 0, 1, 0]);
  });
};
