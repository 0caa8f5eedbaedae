import type { DeliveryRecord } from "@outreachkit/core/plugin";
import { testId } from "./test-id.ts";
import { testTime } from "./test-time.ts";

/** The delivery of message `number`, claimed under a lease and not yet sent. */
export const buildDelivery = (number = 1, part: Partial<DeliveryRecord> = {}): DeliveryRecord => ({
  tenantId: testId("tenant"),
  id: testId("delivery", number),
  messageId: testId("message", number),
  enrollmentId: testId("enrollment", number),
  campaignId: testId("campaign"),
  contactId: testId("contact", number),
  senderId: testId("sender"),
  stepKey: "hook",
  kind: "email",
  slot: 0,
  state: "claimed",
  channel: "file",
  // The bytes are under a hash: white space and the order of keys must stay as they are.
  envelope:
    '{ "subject": "Hi \\"Zoë\\"",  "date": "2026-03-02",\n"from": { "address": "a@b.example" } }',
  contentHash: `content-hash-${number}`,
  payloadHash: `payload-hash-${number}`,
  requestKey: `request-${number}`,
  requestPosition: 0,
  fence: 5,
  leaseId: testId("lease"),
  attempts: 1,
  claimedAt: testTime,
  firstAttemptAt: null,
  uncertainSince: null,
  retryAt: null,
  account: null,
  providerMessageId: null,
  messageIdHeader: `<${number}@sender.example>`,
  sentAt: null,
  code: null,
  receipt: null,
  repliedAt: null,
  capacity: [
    { scope: "sender:1", period: "2026-03-02" },
    { scope: "tenant", period: "2026-03-01" },
  ],
  version: 1,
  ...part,
});
