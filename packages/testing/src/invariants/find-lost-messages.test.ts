import { expect, test } from "vitest";
import type { TestKit } from "../kit/test-kit.ts";
import { type CampaignRunOptions, runCampaign } from "../test-support/run-campaign.ts";
import { listAll } from "./list-all.ts";

/** Every message is written and approved at once, so that some never go. */
async function write(kit: TestKit): Promise<void> {
  const [campaign] = await listAll((page) => kit.tenant.campaigns.list(page));
  if (campaign) await kit.tenant.generation.run(campaign.id);
}

const attack = (options: CampaignRunOptions = {}) => runCampaign({ prepare: write, ...options });

test("an approved message that will not go has an end of its own", async () => {
  const { violations, sent } = await attack();
  expect({ violations, sent }).toEqual({ violations: [], sent: 4 });
});

test("an approved message whose campaign is cancelled has an end of its own", async () => {
  const { violations } = await attack({
    async prepare(kit) {
      await write(kit);
      kit.channel().failNext("uncertain-after-accept");
      kit.channel().failNext("deferred");
      await kit.settle();
      const [campaign] = await listAll((page) => kit.tenant.campaigns.list(page));
      if (campaign) await kit.tenant.campaigns.cancel(campaign.id, { why: "by-hand" });
    },
  });
  expect(violations).toEqual([]);
});

test("the bug drop-closed-delivery is seen", async () => {
  const { violations } = await attack({ bug: "drop-closed-delivery" });
  expect(violations).toContainEqual(expect.objectContaining({ invariant: 6 }));
});
