import type { AudienceRules, Campaign, CampaignDefinition, Tenant } from "@outreachkit/core";

/** One step that may go at any time, under these rules. */
export async function saveOpenCampaign(
  tenant: Tenant,
  key: string,
  audience: AudienceRules,
  part: Partial<CampaignDefinition> = {},
): Promise<Campaign> {
  return await tenant.campaigns.save({
    key,
    senders: [{ externalId: "ada" }, { externalId: "bea" }],
    approval: "autopilot",
    schedule: { everyDay: "00:00-24:00" },
    firstStep: "immediate",
    checks: { minimumPersonalization: 0 },
    audience,
    steps: [
      {
        key: "hook",
        kind: "email",
        content: {
          subject: "Hello {{ contact.firstName }}",
          body: "Dear {{ contact.firstName }}!",
        },
      },
    ],
    ...part,
  });
}
