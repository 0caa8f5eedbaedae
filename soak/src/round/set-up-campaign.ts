import type { Tenant } from "@outreachkit/core";
import type { AccountName } from "../channel/accounts.ts";

/** Two messages to each person, two seconds apart on the machine's clock; a sender per account. */
export async function setUpCampaign(
  tenant: Tenant,
  accounts: readonly AccountName[],
): Promise<string> {
  await tenant.settings.update({ timeZone: "UTC", postalAddress: "1 Invented Street" });
  await tenant.senders.upsert(
    accounts.map((account) => ({
      externalId: account,
      channel: account,
      name: `Sender ${account}`,
      address: `${account}@sender.example`,
    })),
  );
  const campaign = await tenant.campaigns.save({
    key: "soak",
    senders: accounts.map((externalId) => ({ externalId })),
    approval: "autopilot",
    schedule: { everyDay: "00:00-24:00" },
    checks: { minimumPersonalization: 0 },
    steps: [
      {
        key: "first",
        kind: "email",
        onFailed: "skip",
        content: { subject: "Hello {{ contact.firstName }}", body: "Number one." },
      },
      {
        key: "second",
        kind: "email",
        delay: { minutes: 2 },
        onFailed: "skip",
        onMissingThread: "new-thread",
        fallbackSubject: "Hello again",
        content: { body: "Number two, {{ contact.firstName }}." },
      },
    ],
  });
  await tenant.campaigns.launch(campaign.id);
  return campaign.id;
}
