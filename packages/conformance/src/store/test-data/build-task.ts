import type { TaskRecord } from "@outreachkit/core/plugin";
import { testId } from "./test-id.ts";
import { testTime } from "./test-time.ts";

/** Of enrollment `number`, open. */
export const buildTask = (number = 1, part: Partial<TaskRecord> = {}): TaskRecord => ({
  tenantId: testId("tenant"),
  id: testId("task", number),
  enrollmentId: testId("enrollment", number),
  campaignId: testId("campaign"),
  contactId: testId("contact", number),
  stepKey: "call",
  title: "Call them",
  instructions: "Ask how the trial goes.",
  assignee: "rep-1",
  state: "open",
  skipAt: testTime + 1000,
  createdAt: testTime,
  closedAt: null,
  closedBy: null,
  version: 1,
  ...part,
});
