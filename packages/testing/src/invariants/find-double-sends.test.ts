import { expect, test } from "vitest";
import { runCampaign } from "../test-support/run-campaign.ts";
import { wakeUpZombie } from "../test-support/wake-up-zombie.ts";

test("a crash after the provider accepted is recovered by another worker without a second mail", async () => {
  const run = await runCampaign({
    campaign: { addresses: ["silent@one.example"] },
    prepare: (kit) => kit.crashNextWorker("after-accept"),
  });
  expect(run).toMatchObject({ crashes: 1, sent: 2, calls: 3, violations: [] });
});

test("a worker that wakes up after its lease changes nothing", async () => {
  expect(await wakeUpZombie()).toEqual([]);
});

test("the bug settle-ignores-fence is seen when a worker wakes up after its lease", async () => {
  expect(await wakeUpZombie("settle-ignores-fence")).toContainEqual(
    expect.objectContaining({ invariant: 1 }),
  );
});
