import { expect, test } from "vitest";
import { drain } from "../round/drain.ts";
import type { StoreTarget } from "../store/store-target.ts";
import { waitUntil } from "../wait/wait-until.ts";
import { expectKeptPromises } from "./expect-kept-promises.ts";
import { withWorld } from "./with-world.ts";

const BOUND = 300_000;
const DRAIN = 60_000;
/** A batch of slow calls takes a third of a second; the rest is for a very busy machine. */
const END = 15_000;
const CLEAN = { code: 0, signal: null };

/** SIGTERM, as a deploy sends it. */
export function testShutdown(createTarget: () => StoreTarget): void {
  test.for(["slow", "hang"] as const)(
    "workers that are asked to end while calls are under way (%s) settle them and leave no lease",
    { timeout: BOUND },
    (behavior) =>
      withWorld({ target: createTarget() }, async (world) => {
        const { crew, provider, tenant, feed, listLeaseHolders } = world;
        provider.setRates({ [behavior]: 1 });
        await feed(40);
        await waitUntil("calls are under way", END, () => provider.inProgress > 0);
        const exits = await Promise.all(
          [...crew.members].map((member) => crew.retire(member, END)),
        );
        expect(exits).toEqual([CLEAN, CLEAN]);
        expect(await listLeaseHolders()).toEqual([]);
        const claimed = await tenant.deliveries.list({ filter: { states: ["claimed"] } });
        expect(claimed.items).toEqual([]);
        expect(provider.inProgress).toBe(0);
        // The next ones go on from there.
        await crew.hire();
        await drain(world, DRAIN);
        await expectKeptPromises(world);
      }),
  );

  test("an idle worker ends at once", { timeout: BOUND }, () =>
    withWorld({ target: createTarget() }, async ({ crew }) => {
      const [first] = crew.members;
      expect(await crew.retire(first!, END)).toEqual(CLEAN);
    }),
  );
}
