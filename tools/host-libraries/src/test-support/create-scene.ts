import { createOutreach, type SqlExecutor, type Store, type Tenant } from "@outreachkit/core";
import { noChannel } from "./no-channel.ts";

/** A tenant with a campaign and one message that waits for approval. */
export const createScene = async (store: Store) => {
  const outreach = createOutreach({ store, channels: [noChannel] });
  await outreach.migrate();
  const acme = outreach.tenant("acme");
  await acme.settings.update({ timeZone: "Europe/Berlin", postalAddress: "Main Street 1, Berlin" });
  await acme.senders.upsert([
    { externalId: "ada", channel: "none", name: "Ada", address: "ada@acme.example" },
  ]);
  const campaign = await acme.campaigns.save({
    key: "winback",
    senders: [{ externalId: "ada" }],
    approval: "manual",
    schedule: { weekdays: "09:00-17:00" },
    steps: [{ key: "hook", kind: "email", content: { subject: "Hello", body: "Hello" } }],
  });
  await acme.campaigns.enroll(campaign.id, { contacts: [{ email: "eve@beta.example" }] });
  await acme.campaigns.launch(campaign.id);
  await acme.generation.run(campaign.id);
  const [draft] = (await acme.messages.list()).items;
  const decision = { id: draft!.id, contentHash: draft!.contentHash };

  return {
    outreach,
    acme,
    /** Everything that may share a host's transaction, once; by default in this process. */
    writeAll: async (transaction: SqlExecutor, tenant: Tenant = acme): Promise<void> => {
      await tenant.contacts.upsert([{ externalId: "bob", email: "bob@beta.example" }], {
        transaction,
      });
      await tenant.companies.upsert([{ domain: "beta.example", name: "Beta" }], { transaction });
      const enrolled = await tenant.campaigns.enroll(campaign.id, {
        contacts: [{ externalId: "bob" }],
        transaction,
      });
      if (enrolled.enrolled !== 1) throw new Error(JSON.stringify(enrolled));
      await tenant.messages.approve([decision], { transaction });
      await tenant.suppressions.add([{ address: "mallory@beta.example" }], { transaction });
    },
    /** A call that the library refuses after it has written and read. */
    approveStale: (transaction: SqlExecutor) =>
      acme.messages.approve([{ ...decision, contentHash: "stale" }], { transaction }),
    /** What is committed. */
    look: async () => ({
      contacts: (await acme.contacts.list()).items.map(({ email }) => email),
      companyEvents: (await acme.events.list({ limit: 200 })).items.filter(
        ({ type }) => type === "company-created",
      ).length,
      enrollments: (await acme.enrollments.list()).items.length,
      approval: (await acme.messages.get(decision.id)).approval,
      suppressed: await acme.suppressions.has({ address: "mallory@beta.example" }),
    }),
  };
};

export type Scene = Awaited<ReturnType<typeof createScene>>;
