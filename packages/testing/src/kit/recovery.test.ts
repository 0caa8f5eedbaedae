import type { PushChannel, SendOutcome } from "@outreachkit/core/plugin";
import { afterEach, expect, test } from "vitest";
import { checkInvariants } from "../invariants/check-invariants.ts";
import { createHost } from "../test-support/create-host.ts";
import { launchSmallCampaign } from "../test-support/launch-small-campaign.ts";
import { createTestKit, type TestKitOptions } from "./create-test-kit.ts";
import type { TestKit } from "./test-kit.ts";

const addresses = ["one@one.example", "two@two.example", "three@three.example"];
const definition = {
  steps: [{ key: "hook", kind: "email", content: { subject: "Hello", body: "Hello!" } }],
};
let kit: TestKit;
afterEach(() => kit.close());

async function start(options: Partial<TestKitOptions> = {}, batchSize = 1): Promise<void> {
  kit = await createTestKit({
    create: createHost({
      batchSize,
      idempotency: { scope: "request", window: { hours: 24 } },
    }),
    start: "2026-03-02T08:00:00Z",
    ...options,
  });
  await launchSmallCampaign(kit, { addresses, definition });
}

const states = async () => (await kit.tenant.deliveries.list()).items.map(({ state }) => state);
const check = () => checkInvariants({ tenant: kit.tenant, accepted: kit.sent(), drained: true });

test("a worker that dies while it repeats a call leaves the next one at rest until the lease ends", async () => {
  await start();
  kit.channel().failNext("uncertain-before-accept");
  kit.channel().failNext("uncertain-before-accept");
  kit.channel().failNext("uncertain-before-accept");
  await kit.advance({ seconds: 30 });
  kit.crashNextWorker("before-accept");
  const run = await kit.advance({ hours: 1 });
  // It looked for recoveries without a pause as long as the dead worker's lease lasted.
  expect(run.ticks).toBeLessThan(20);
  expect(await states()).toEqual(["sent", "sent", "sent"]);
  expect(await check()).toEqual([]);
});

test("a batch whose members are due at different times is repeated whole with the first of them", async () => {
  await start({}, 3);
  kit.channel().failNext("uncertain-after-accept");
  const run = await kit.advance({ hours: 1 });
  // It was never taken up, and looked for without a pause.
  expect(run.ticks).toBeLessThan(20);
  expect(kit.channel().calls.map(({ request }) => request.members.length)).toEqual([3, 3]);
  expect(kit.sent()).toHaveLength(3);
  expect(await check()).toEqual([]);
});

test("a batch of which one member was refused is never repeated: a person decides on the rest", async () => {
  const wrapChannel = (channel: PushChannel): PushChannel => ({
    ...channel,
    send: async ({ members }): Promise<readonly SendOutcome[]> =>
      members.map(({ envelope }) =>
        envelope.to.address === "one@one.example"
          ? { outcome: "rejected", code: "no" }
          : { outcome: "uncertain", code: "lost" },
      ),
  });
  await start({ wrapChannel }, 3);
  const run = await kit.advance({ hours: 1 });
  expect(run.ticks).toBeLessThan(20);
  expect((await states()).toSorted()).toEqual(["failed", "needs-review", "needs-review"]);
  expect(await check()).toEqual([]);
});
