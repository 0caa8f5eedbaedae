import { afterEach, expect, it } from "vitest";
import { createWalk, type Walk } from "./test-support/create-walk.ts";

let walk: Walk;

afterEach(() => walk.outreach.close());

const enrollInSecondCampaign = async () => {
  const second = await walk.tenant.campaigns.save({
    audience: { exclusive: "no" },
    key: "second",
    senders: [{ externalId: "ada" }],
    approval: "manual",
    schedule: { everyDay: "00:00-24:00" },
    steps: [{ key: "only", kind: "email", content: { subject: "Only", body: "Hello" } }],
  });
  await walk.tenant.campaigns.enroll(second.id, { contacts: [{ externalId: "bob" }] });
  await walk.tenant.generation.run(second.id);
  await walk.tenant.campaigns.launch(second.id);
  return async () =>
    (await walk.tenant.enrollments.list({ filter: { campaignId: second.id } })).items[0];
};

it("stops an enrollment that waits without a due time when its address is suppressed", async () => {
  walk = await createWalk({ approval: "manual" });
  await walk.work();
  expect(await walk.enrollment()).toMatchObject({ reason: "awaiting-approval", dueAt: null });
  await walk.tenant.suppressions.add([{ address: "BOB@beta.example" }]);
  expect(await walk.enrollment()).toMatchObject({ state: "stopped", reason: "suppressed" });
});

it("stops a contact's other campaigns when the provider refuses the recipient", async () => {
  walk = await createWalk();
  const second = await enrollInSecondCampaign();
  walk.answers.push(() => ({ outcome: "rejected", code: "no-such-user", recipient: true }));
  await walk.work();
  expect(await walk.enrollment()).toMatchObject({ state: "stopped", reason: "bounced" });
  expect(await second()).toMatchObject({ state: "stopped", reason: "suppressed" });
  expect(await walk.tenant.suppressions.has({ address: "bob@beta.example" })).toBe(true);
});

it("gives an edited message the postal footer back that the edit cut off", async () => {
  walk = await createWalk({ approval: "manual" });
  const { id, contentHash } = await walk.message("hook");
  const edited = await walk.tenant.messages.edit(id, {
    contentHash: contentHash ?? "",
    body: "Shorter",
  });
  expect(edited.content?.body).toMatch(/^Shorter\n\n-- \nAda, Main Street 1, Berlin\n/);
  const again = await walk.tenant.messages.edit(id, {
    contentHash: edited.contentHash ?? "",
    subject: "Hello",
  });
  expect(again.content?.body).toBe(edited.content?.body);
});

// What broke: what waits for a person has no due time, so nothing looked at it after its domain was
// suppressed, and it waited for good.
it("stops what waits without a due time when its whole domain is suppressed, and nobody else", async () => {
  walk = await createWalk({ approval: "manual" });
  const contacts = Array.from({ length: 430 }, (_, index) => ({
    email: `person-${index}@beta.example`,
  }));
  const others = [{ email: "bob@sub.beta.example" }, { email: "bob@gamma.example" }];
  await walk.tenant.campaigns.enroll(walk.campaignId, { contacts: [...contacts, ...others] });
  await walk.work();
  await walk.tenant.suppressions.add([{ domain: "Beta.example" }]);
  const reasons: (string | null)[] = [];
  for await (const { reason } of walk.tenant.enrollments.iterate({
    filter: { campaignId: walk.campaignId },
  }))
    reasons.push(reason);
  expect(reasons.filter((reason) => reason === "suppressed")).toHaveLength(431);
  expect(reasons.filter((reason) => reason === "awaiting-approval")).toHaveLength(2);
});

it("adding a suppression again stops what an interrupted call left", async () => {
  walk = await createWalk({ approval: "manual" });
  await walk.work();
  await walk.tenant.suppressions.add([{ domain: "beta.example" }]);
  const second = await enrollInSecondCampaign();
  await walk.tenant.suppressions.add([{ domain: "beta.example" }]);
  expect((await second())?.reason ?? "suppressed").toBe("suppressed");
  expect((await walk.tenant.suppressions.list()).items).toHaveLength(1);
});

it("refuses more suppressions at once than a transaction should hold", async () => {
  walk = await createWalk();
  const many = Array.from({ length: 1_001 }, (_, index) => ({ address: `a${index}@beta.example` }));
  await expect(walk.tenant.suppressions.add(many)).rejects.toThrow(
    "1001 at once is more than 1000",
  );
});
