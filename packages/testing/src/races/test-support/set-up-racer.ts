import type { Step, Tenant } from "@outreachkit/core";

const hook = { key: "hook", kind: "email", content: { subject: "Hello", body: "Hello!" } } as const;
const proof = { kind: "email", delay: { hours: 1 }, content: { body: "Once more." } } as const;

/** Between its messages it changes queues three times: a wait, a task, and a way past the task. */
const changing: readonly Step[] = [
  hook,
  { key: "wait", type: "wait", for: { event: "custom", name: "seen" }, timeout: { minutes: 30 } },
  {
    key: "fork",
    type: "branch",
    branches: [{ when: { event: "custom", name: "seen" }, next: "proof" }],
  },
  { key: "call", type: "task", title: "Call", skipAfter: { minutes: 30 } },
  { ...proof, key: "proof" },
];

/**
 * Two senders and three running campaigns: one that needs nobody, one that needs a reviewer, and one
 * with steps that no sender carries.
 */
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
  const plain: readonly Step[] = [hook, { ...proof, key: "proof" }];
  for (const { key, approval, steps } of [
    { key: "autopilot", approval: "autopilot", steps: plain },
    { key: "manual", approval: "manual", steps: plain },
    { key: "changing", approval: "autopilot", steps: changing },
  ] as const) {
    const campaign = await tenant.campaigns.save({
      key,
      senders: [{ externalId: "ada" }, { externalId: "bea" }],
      approval,
      schedule: { everyDay: "00:00-24:00" },
      checks: { minimumPersonalization: 0 },
      // Some days meet them.
      ...(approval === "autopilot" && { caps: { daily: 30, newContacts: 12 } }),
      steps,
    });
    await tenant.campaigns.launch(campaign.id);
  }
};
