import assert from "node:assert/strict";
import type { EnrollmentRecord, EnrollmentStanding } from "@outreachkit/core/plugin";
import { fillStore } from "./fill-store.ts";
import { runTogether } from "./run-together.ts";
import type { StoreTests } from "./store-test.ts";
import { buildDelivery } from "./test-data/build-delivery.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { hostileTexts } from "./test-data/hostile-texts.ts";
import { testId } from "./test-data/test-id.ts";
import { testTime } from "./test-data/test-time.ts";

const tenantId = testId("tenant");
const campaignId = testId("campaign");
const other = testId("campaign", 2);
const stopped = { state: "stopped", reason: "replied", dueAt: null } as const;
const completed = { state: "completed", dueAt: null } as const;
const first = buildEnrollment(1, stopped);
const second = buildEnrollment(2, { contactId: first.contactId, round: 2, ...completed });
const third = buildEnrollment(3, { contactId: first.contactId, round: 3 });
const elsewhere = buildEnrollment(4, { contactId: first.contactId, campaignId: other });
const ended = buildEnrollment(5, {
  contactId: first.contactId,
  campaignId: testId("campaign", 3),
  ...completed,
});
const alone = buildEnrollment(6, { campaignId: other });
const foreign = buildEnrollment(7, {
  contactId: first.contactId,
  tenantId: testId("tenant", 2),
  round: 9,
});
const all = [third, first, elsewhere, second, ended, alone, foreign];
const contactIds = [first.contactId, alone.contactId, testId("contact", 99), first.contactId];

const standingOf = (row: EnrollmentRecord): EnrollmentStanding => ({
  contactId: row.contactId,
  enrollmentId: row.id,
  campaignId: row.campaignId,
  versionId: row.versionId,
  round: row.round,
  state: row.state,
});

export const standingTests = {
  "tells the last round in a campaign, and what is live elsewhere": async ({ store }) => {
    await fillStore(store, { enrollment: all });
    const find = (campaign: string, ids = contactIds) =>
      store.read(({ enrollments }) =>
        enrollments.findStandings({ tenantId, campaignId: campaign, contactIds: ids }),
      );
    assert.deepEqual(await find(campaignId), [third, elsewhere, alone].map(standingOf));
    assert.deepEqual(await find(other), [third, elsewhere, alone].map(standingOf));
    assert.deepEqual(await find(ended.campaignId), [
      standingOf(third),
      standingOf(elsewhere),
      standingOf(ended),
      standingOf(alone),
    ]);
    assert.deepEqual(await find(campaignId, []), []);
  },

  "keeps any number of rounds of a contact, each once": async (subject) => {
    await fillStore(subject.store, { enrollment: [first, second] });
    const twins = [
      buildEnrollment(11, { contactId: first.contactId }),
      buildEnrollment(12, { contactId: first.contactId, round: 2 }),
      buildEnrollment(13, { contactId: first.contactId, round: 3 }),
    ];
    const inserted = await runTogether(subject, 8, (store, worker) =>
      store.transaction(({ enrollments }) =>
        enrollments.insert(
          twins.map((row, index) => ({ ...row, id: testId("enrollment", worker * 100 + index) })),
        ),
      ),
    );
    assert.equal(inserted.flatMap((ids) => [...ids]).length, 1);
  },

  "knows by any round who was enrolled by a request": async ({ store }) => {
    await fillStore(store, { enrollment: all });
    const find = async (requestKey: string, campaign = campaignId) => [
      ...(await store.read(({ enrollments }) =>
        enrollments.findRequested({ tenantId, campaignId: campaign, contactIds, requestKey }),
      )),
    ];
    assert.deepEqual(await find("request-1"), [first.contactId]);
    assert.deepEqual(await find("request-3"), [first.contactId]);
    assert.deepEqual(await find("request-6"), []);
    assert.deepEqual(await find("request-6", other), [alone.contactId]);
    for (const text of hostileTexts) assert.deepEqual(await find(text), []);
  },

  "tells when a contact was written to last, by any campaign and any round": async ({ store }) => {
    await fillStore(store, { enrollment: all });
    const of = (row: EnrollmentRecord) => ({
      tenantId: row.tenantId,
      enrollmentId: row.id,
      campaignId: row.campaignId,
      contactId: row.contactId,
    });
    const find = async () => [
      ...(await store.read(({ enrollments }) =>
        enrollments.findLastTouches({ tenantId, contactIds }),
      )),
    ];
    assert.deepEqual(await find(), []);
    const sent = (number: number, row: EnrollmentRecord, sentAt: number) =>
      buildDelivery(number, { ...of(row), state: "sent", sentAt, uncertainSince: null });
    await fillStore(store, {
      deliveries: {
        insert: [
          sent(1, first, testTime + 10),
          sent(2, elsewhere, testTime + 30),
          sent(3, third, testTime + 20),
          sent(4, foreign, testTime + 99),
          buildDelivery(5, {
            ...of(third),
            stepKey: "failed",
            state: "failed",
            sentAt: null,
            claimedAt: testTime + 90,
            uncertainSince: null,
          }),
        ],
      },
    });
    assert.deepEqual(await find(), [[first.contactId, testTime + 30]]);
    await fillStore(store, {
      deliveries: {
        insert: [
          buildDelivery(6, {
            ...of(third),
            stepKey: "unknown",
            state: "unknown",
            sentAt: null,
            claimedAt: testTime + 40,
            uncertainSince: testTime + 50,
          }),
        ],
      },
    });
    assert.deepEqual(await find(), [[first.contactId, testTime + 40]]);
  },
} as const satisfies StoreTests;
