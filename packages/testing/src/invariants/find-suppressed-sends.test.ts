import { expect, test } from "vitest";
import type { TestKit } from "../kit/test-kit.ts";
import { type CampaignRunOptions, runCampaign } from "../test-support/run-campaign.ts";

/** Two addresses and a domain, before the window opens or after a first attempt that got lost. */
async function suppress(kit: TestKit): Promise<void> {
  kit.channel().failNext("uncertain-before-accept");
  await kit.advance({ seconds: 30 });
  await kit.tenant.suppressions.add([
    { address: "Silent@One.example" },
    { domain: "two.example" },
    { address: "leaves@three.example" },
  ]);
}

const attack = (options: CampaignRunOptions = {}) => runCampaign({ prepare: suppress, ...options });

test("nothing is claimed for an address or a domain that was suppressed before", async () => {
  const { violations, sent } = await attack({ start: "2026-03-02T06:00:00Z" });
  expect({ violations, sent }).toEqual({ violations: [], sent: 0 });
});

test("an uncertain message is not repeated for an address that was suppressed meanwhile", async () => {
  const { violations, sent } = await attack({ campaign: { addresses: ["silent@one.example"] } });
  expect({ violations, sent }).toEqual({ violations: [], sent: 0 });
});

test("the bug ignore-suppression is seen", async () => {
  const { violations } = await attack({
    start: "2026-03-02T06:00:00Z",
    bug: "ignore-suppression",
  });
  expect(violations).toContainEqual(expect.objectContaining({ invariant: 3 }));
});
