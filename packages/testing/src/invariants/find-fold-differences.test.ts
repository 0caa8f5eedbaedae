import { expect, test } from "vitest";
import { createTestKit } from "../kit/create-test-kit.ts";
import { bugOptions } from "../test-support/bug-options.ts";
import { createHost } from "../test-support/create-host.ts";
import { interleave } from "../test-support/interleave.ts";
import { launchSmallCampaign } from "../test-support/launch-small-campaign.ts";
import { checkInvariants } from "./check-invariants.ts";

/** Someone unsubscribes after a worker has seen that a message is due, and before it claims it. */
async function leaveBetweenLookAndClaim(bug?: "stale-facts") {
  let leave: () => Promise<unknown> = async () => undefined;
  await using kit = await createTestKit({
    create: createHost(),
    start: "2026-03-02T08:00:00Z",
    ...bugOptions(bug),
    wrapWorkerStore: (store) =>
      interleave(store, { after: "queue.readCandidates", happen: () => leave() }),
  });
  const campaign = await launchSmallCampaign(kit, { addresses: ["silent@one.example"] });
  await kit.tenant.generation.run(campaign.id);
  leave = () => kit.unsubscribe("silent@one.example");
  await kit.advance({ days: 10 });
  const accepted = kit.sent();
  return { accepted, violations: await checkInvariants({ tenant: kit.tenant, accepted }) };
}

test("who leaves between the look and the claim gets no message", async () => {
  expect(await leaveBetweenLookAndClaim()).toEqual({ accepted: [], violations: [] });
});

test("the bug stale-facts is seen", async () => {
  const { violations } = await leaveBetweenLookAndClaim("stale-facts");
  expect(violations).toContainEqual(expect.objectContaining({ invariant: 8 }));
});
