import type { Tenant } from "@outreachkit/core";

/** Two senders and two running campaigns: one that needs nobody, one that needs a reviewer. */
export const setUpRacer = async (tenant: Tenant, name: string) => {
  await tenant.settings.update({ timeZone: "UTC", postalAddress: "1 Invented Street" });
  await tenant.senders.upsert(
    ["ada", "bea"].map((externalId) => ({
      externalId,
      channel: "recording",
      name: externalId,
      address: `${externalId}@${name}.example`,
    })),
  );
  for (const approval of ["autopilot", "manual"] as const) {
    const campaign = await tenant.campaigns.save({
      key: approval,
      senders: [{ externalId: "ada" }, { externalId: "bea" }],
      approval,
      schedule: { everyDay: "00:00-24:00" },
      checks: { minimumPersonalization: 0 },
      // Some days meet them.
      ...(approval === "autopilot" && { caps: { daily: 30, newContacts: 12 } }),
      steps: [
        { key: "hook", kind: "email", content: { subject: "Hello", body: "Hello!" } },
        { key: "proof", kind: "email", delay: { hours: 1 }, content: { body: "Once more." } },
      ],
    });
    await tenant.campaigns.launch(campaign.id);
  }
};
