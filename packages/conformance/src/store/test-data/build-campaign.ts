import type { CampaignRecord } from "@outreachkit/core/plugin";
import { testId } from "./test-id.ts";
import { testTime } from "./test-time.ts";

/** Runs, open for contacts, at version `number`. */
export const buildCampaign = (number = 1, part: Partial<CampaignRecord> = {}): CampaignRecord => ({
  tenantId: testId("tenant"),
  id: testId("campaign", number),
  key: `campaign-${number}`,
  name: `Win back ${number}`,
  state: "running",
  enrollment: "open",
  versionId: testId("campaign-version", number),
  versionNumber: 1,
  caps: { daily: 40, newContacts: 20, recipientDomain: { count: 3, per: "hour" } },
  breaker: { bounces: { percent: 3 } },
  priority: "high",
  stepOrder: "follow-ups-first",
  followUpShare: null,
  newShare: null,
  pausedUntil: null,
  launchedAt: testTime,
  rescheduleFrom: null,
  version: 1,
  createdAt: testTime - 1000,
  ...part,
});
