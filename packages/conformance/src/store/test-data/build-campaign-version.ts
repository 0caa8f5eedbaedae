import type { CampaignVersionRecord } from "@outreachkit/core/plugin";
import { testId } from "./test-id.ts";
import { testTime } from "./test-time.ts";

/** The version of campaign `number`. */
export const buildCampaignVersion = (
  number = 1,
  part: Partial<CampaignVersionRecord> = {},
): CampaignVersionRecord => ({
  tenantId: testId("tenant"),
  id: testId("campaign-version", number),
  campaignId: testId("campaign", number),
  number: 1,
  definition: {
    key: `campaign-${number}`,
    senders: [{ externalId: "rep-1" }],
    schedule: { weekdays: ["09:00-12:00", "13:00-17:00"], timeZone: "Europe/Berlin" },
    steps: [{ key: "hook", kind: "email", content: { subject: "Hi {{ x }}", body: "Ünï\n" } }],
  },
  senderIds: [testId("sender", 2), testId("sender", 1)],
  createdAt: testTime - 1000,
  ...part,
});
