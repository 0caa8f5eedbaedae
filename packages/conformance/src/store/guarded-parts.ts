import type { ChangeSet, DeliveryRecord } from "@outreachkit/core/plugin";
import type { StoreTable } from "./store-under-test.ts";
import { buildBreaker } from "./test-data/build-breaker.ts";
import { buildCampaign } from "./test-data/build-campaign.ts";
import { buildCompany } from "./test-data/build-company.ts";
import { buildContact } from "./test-data/build-contact.ts";
import { buildDelivery } from "./test-data/build-delivery.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { buildMessage } from "./test-data/build-message.ts";
import { buildSender } from "./test-data/build-sender.ts";
import { buildTask } from "./test-data/build-task.ts";
import { buildTenant } from "./test-data/build-tenant.ts";
import { testId } from "./test-data/test-id.ts";
import { testTime } from "./test-data/test-time.ts";

/** A row of everything that has a version, each at version 1. */
export const guardedFilling = {
  tenant: [buildTenant()],
  sender: [buildSender()],
  company: [buildCompany()],
  contact: [buildContact()],
  campaign: [buildCampaign()],
  enrollment: [buildEnrollment()],
  messages: { insert: [buildMessage()] },
  deliveries: { insert: [buildDelivery()] },
  tasks: { insert: [buildTask()] },
  breaker: [buildBreaker()],
};

export interface GuardedPart {
  readonly table: StoreTable;
  /** The row after the change, all that may change in it changed. */
  readonly row: { readonly version: number };
  readonly changes: (fromVersion: number) => ChangeSet;
}

const part = <Row extends { readonly version: number }>(
  table: StoreTable,
  row: Row,
  changes: (update: readonly { readonly row: Row; readonly fromVersion: number }[]) => ChangeSet,
): GuardedPart => ({
  table,
  row,
  changes: (fromVersion) => changes([{ row, fromVersion }]),
});

export const settledDelivery = buildDelivery(1, {
  state: "sent",
  slot: 1,
  channel: "smtp",
  envelope: "{}",
  requestKey: "other",
  requestPosition: 2,
  fence: 6,
  leaseId: null,
  attempts: 2,
  sentAt: testTime,
  receipt: "delivered",
  code: "slow",
  capacity: [],
  version: 2,
});
export const deliveryChange = (row: DeliveryRecord, fromVersion: number, fromFence: number) => ({
  deliveries: { update: [{ row, fromVersion, fromFence }] },
});

/** Every part that is guarded, by its name in a conflict. */
export const guardedParts: Readonly<Record<string, GuardedPart>> = {
  "tenants.update": part(
    "tenant",
    buildTenant({ state: "paused", settings: {}, version: 2 }),
    (update) => ({ tenants: { update } }),
  ),
  "senders.update": part(
    "sender",
    buildSender(1, { name: "Bob", channel: "smtp", dailyCap: null, version: 2 }),
    (update) => ({ senders: { update } }),
  ),
  "companies.update": part(
    "company",
    buildCompany(1, { name: null, domain: null, attributes: {}, updatedAt: 9, version: 2 }),
    (update) => ({ companies: { update } }),
  ),
  "contacts.update": part(
    "contact",
    buildContact(1, { emailKey: null, score: null, tags: [], status: "replied", version: 2 }),
    (update) => ({ contacts: { update } }),
  ),
  "campaigns.update": part(
    "campaign",
    buildCampaign(1, { state: "completed", enrollment: "closed", name: "New", version: 2 }),
    (update) => ({ campaigns: { update } }),
  ),
  "enrollments.update": part(
    "enrollment",
    buildEnrollment(1, {
      state: "waiting",
      reason: "sender-cap",
      stepKey: "proof",
      lane: 0,
      dueAt: null,
      signal: 4,
      deliveryId: testId("delivery"),
      senderId: testId("sender", 2),
      version: 2,
    }),
    (update) => ({ enrollments: { update } }),
  ),
  "messages.update": part(
    "message",
    buildMessage(1, { approval: "pending", content: null, checks: null, revision: 5, version: 2 }),
    (update) => ({ messages: { update } }),
  ),
  "tasks.update": part(
    "task",
    buildTask(1, { title: "New", state: "skipped", closedAt: testTime, version: 2 }),
    (update) => ({ tasks: { update } }),
  ),
  "breakers.update": part(
    "breaker",
    buildBreaker(1, {
      state: "half-open",
      since: testTime,
      until: null,
      missingSends: 3,
      warnedAt: null,
      complaints: [],
      version: 2,
    }),
    (update) => ({ breakers: { update } }),
  ),
  "deliveries.update": {
    table: "delivery",
    row: settledDelivery,
    changes: (fromVersion) => deliveryChange(settledDelivery, fromVersion, 5),
  },
};
