import type { EnrollmentRecord, Store } from "@outreachkit/core/plugin";
import { beforeEach, describe, expect, test } from "vitest";
import { fillStore } from "./fill-store.ts";
import { sampleId } from "./sample-id.ts";
import { sampleRecords as sample } from "./sample-records.ts";

const { tenantId, campaignId } = sample;

export const testReportReads = (getStore: () => Store): void => {
  beforeEach(() => fillStore(getStore(), { tenant: [sample.tenant()], sender: [sample.sender()] }));

  describe("completable campaigns", () => {
    const completable = () =>
      getStore().read(async ({ campaigns }) => {
        const found = await campaigns.findCompletable({ limit: 10 });
        return found.map(({ id }) => id);
      });
    const close = (part: Partial<EnrollmentRecord>) =>
      fillStore(getStore(), {
        campaign: [sample.campaign({ enrollment: "closed" })],
        enrollment: [
          sample.enrollment(11, { state: "completed", dueAt: null, stepKey: null }),
          sample.enrollment(12, part),
        ],
      });

    test("run, are closed, and have nobody left: an empty one too", async () => {
      await close({ state: "stopped", reason: "replied", dueAt: null });
      await fillStore(getStore(), {
        campaign: [
          sample.campaign({ id: sampleId(31), key: "empty", enrollment: "closed" }),
          sample.campaign({ id: sampleId(32), key: "open" }),
          sample.campaign({
            id: sampleId(33),
            key: "paused",
            enrollment: "closed",
            state: "paused",
          }),
        ],
      });
      expect(await completable()).toEqual([campaignId, sampleId(31)]);
    });

    test.each([
      ["is due", { state: "scheduled", dueAt: 5 }],
      ["waits without a time", { state: "waiting", reason: "awaiting-approval", dueAt: null }],
      ["has a delivery out", { state: "scheduled", deliveryId: sampleId(77) }],
    ] as const)("are not those where somebody %s", async (_, part) => {
      await close(part);
      expect(await completable()).toEqual([]);
    });
  });

  test("campaigns are found by id, key and page", async () => {
    const other = sample.campaign({
      id: sampleId(31),
      key: "other",
      state: "draft",
      launchedAt: null,
    });
    await fillStore(getStore(), { campaign: [other, sample.campaign()] });
    await getStore().transaction(async ({ campaigns }) => {
      expect(await campaigns.get(sample.campaign())).toEqual(sample.campaign());
      expect(await campaigns.lock({ tenantId, id: sampleId(31) })).toEqual(other);
      expect(await campaigns.findByKey({ tenantId, key: "other" })).toEqual(other);
      expect(await campaigns.findByKey({ tenantId: sampleId(9), key: "other" })).toBeNull();
      expect(await campaigns.list({ tenantId, afterId: null, limit: 10 })).toEqual([
        sample.campaign(),
        other,
      ]);
      expect(await campaigns.list({ tenantId, afterId: campaignId, limit: 10 })).toEqual([other]);
      expect(await campaigns.getVersions([{ tenantId, id: sampleId(4) }])).toEqual([]);
    });
  });

  const reportOf = (of: string) =>
    getStore().read(async ({ reports }) => ({
      steps: await reports.countSteps({ tenantId, campaignId: of }),
      enrollments: await reports.countEnrollments({ tenantId, campaignId: of }),
      funnel: await reports.funnel({ tenantId, campaignId: of }),
    }));

  test("an empty campaign gives no rows and zeros", async () => {
    await fillStore(getStore(), { campaign: [sample.campaign()] });
    expect(await reportOf(campaignId)).toEqual({
      steps: [],
      enrollments: [],
      funnel: { enrolled: 0, contacted: 0, replied: 0, bounced: 0, unsubscribed: 0 },
    });
  });

  test("counts messages and deliveries by step as text, contacts once each", async () => {
    const proof = { stepKey: "Proof" };
    await fillStore(getStore(), {
      campaign: [sample.campaign()],
      enrollment: [
        sample.enrollment(11),
        sample.enrollment(12, { state: "stopped", reason: "unsubscribed" }),
        sample.enrollment(13, { state: "stopped", reason: "bounced" }),
        sample.enrollment(14),
      ],
      messages: {
        insert: [
          sample.message(11),
          sample.message(12, { approval: "pending" }),
          sample.message(13, { generation: "failed", approval: "pending" }),
          sample.message(14, { ...proof, enrollmentId: sample.enrollment(11).id }),
          sample.message(15, { campaignId: sampleId(33) }),
        ],
      },
      deliveries: {
        insert: [
          sample.delivery(11, { repliedAt: 20 }),
          sample.delivery(14, {
            ...proof,
            enrollmentId: sample.enrollment(11).id,
            contactId: sampleId(11),
          }),
          sample.delivery(13, { receipt: "bounced" }),
          sample.delivery(12, { state: "needs-review", sentAt: null }),
        ],
      },
    });
    const { steps, enrollments, funnel } = await reportOf(campaignId);
    expect(steps.map(({ stepKey }) => stepKey)).toEqual(["Proof", "hook"]);
    expect(steps[1]).toEqual({
      stepKey: "hook",
      kind: "email",
      messages: 3,
      generationFailed: 1,
      pending: 1,
      approved: 1,
      rejected: 0,
      expired: 0,
      sent: 2,
      bounced: 1,
      complained: 0,
      replied: 1,
      failed: 0,
      skipped: 0,
      cancelled: 0,
      unknown: 0,
      needsReview: 1,
    });
    expect(enrollments).toEqual([
      { state: "scheduled", reason: null, count: 2 },
      { state: "stopped", reason: "bounced", count: 1 },
      { state: "stopped", reason: "unsubscribed", count: 1 },
    ]);
    expect(funnel).toEqual({ enrolled: 4, contacted: 2, replied: 1, bounced: 1, unsubscribed: 1 });
  });
};
