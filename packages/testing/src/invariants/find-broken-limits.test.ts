import { expect, test } from "vitest";
import type { TestKit } from "../kit/test-kit.ts";
import { type CampaignRunOptions, runCampaign } from "../test-support/run-campaign.ts";

const addresses = Array.from({ length: 9 }, (_, index) => `person@company-${index}.example`);
const sender = { dailyCap: 3, gap: { minutes: 20 } };

/** A second campaign wants the same sender, calls fail, and a worker dies. */
async function crowd(kit: TestKit): Promise<void> {
  const { tenant } = kit;
  const second = await tenant.campaigns.save({
    audience: { exclusive: "no" },
    key: "second",
    senders: [{ externalId: "ada" }],
    approval: "autopilot",
    schedule: { everyDay: "00:00-24:00" },
    checks: { minimumPersonalization: 0 },
    steps: [{ key: "only", kind: "email", content: { subject: "Hello", body: "Hello!" } }],
  });
  await tenant.campaigns.enroll(second.id, { filter: {} });
  await tenant.campaigns.launch(second.id);
  for (const mode of [
    "deferred",
    "uncertain-after-accept",
    "hang-before-accept",
    "rejected",
  ] as const)
    kit.channel().failNext(mode);
  kit.crashNextWorker("after-accept");
}

const attack = (options: CampaignRunOptions = {}) =>
  runCampaign({ campaign: { addresses, sender }, prepare: crowd, ...options });

test("a sender's cap and gap hold over campaigns, failures and crashes, and nothing is dropped", async () => {
  const { violations, sent, crashes } = await attack();
  expect({ violations, crashes }).toEqual({ violations: [], crashes: 1 });
  // 9 x 2 and 9 x 1 messages, but for the one that was refused and what would have followed it.
  expect(sent).toBeGreaterThanOrEqual(25);
});

test.for(["no-capacity-guard", "no-gap"] as const)("the bug %s is seen", async (bug) => {
  const { violations } = await attack({ bug });
  expect(violations).toContainEqual(expect.objectContaining({ invariant: 4 }));
});

test("a week's cap and contacts in progress hold over campaigns, failures and crashes as well", async () => {
  const own = { ...sender, weeklyCaps: { email: 12 }, inProgressCap: 4 };
  const { violations, sent, crashes } = await attack({ campaign: { addresses, sender: own } });
  expect({ violations, crashes }).toEqual({ violations: [], crashes: 1 });
  expect(sent).toBeGreaterThanOrEqual(25);
});
