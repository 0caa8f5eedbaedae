import type { EnrollmentRecord } from "@outreachkit/core/plugin";
import { testId } from "./test-id.ts";
import { testTime } from "./test-time.ts";

/** Contact `number` in the campaign, due at `testTime`. */
export const buildEnrollment = (
  number = 1,
  part: Partial<EnrollmentRecord> = {},
): EnrollmentRecord => ({
  tenantId: testId("tenant"),
  id: testId("enrollment", number),
  campaignId: testId("campaign"),
  versionId: testId("campaign-version"),
  contactId: testId("contact", number),
  senderId: testId("sender"),
  senders: { email: testId("sender") },
  variants: {},
  channel: null,
  fallbacks: {},
  state: "scheduled",
  stepKey: "hook",
  dueAt: testTime,
  lane: 1,
  reason: null,
  signal: 3,
  deliveryId: null,
  deadlineAt: null,
  anchorAt: testTime - 1000,
  enrolledAt: testTime - 2000,
  round: 1,
  requestKey: `request-${number}`,
  version: 1,
  ...part,
});
