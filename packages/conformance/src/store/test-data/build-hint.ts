import type { HintInsert } from "@outreachkit/core/plugin";
import { testId } from "./test-id.ts";
import { testTime } from "./test-time.ts";

export const buildHint = (part: Partial<HintInsert> = {}): HintInsert => ({
  tenantId: testId("tenant"),
  senderId: testId("sender"),
  campaignId: testId("campaign"),
  dueAt: testTime,
  free: false,
  ...part,
});
