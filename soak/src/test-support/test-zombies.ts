import { expect, test } from "vitest";
import type { Marker } from "../markers/markers.ts";
import { drain } from "../round/drain.ts";
import { stopWorkers } from "../round/stop-workers.ts";
import type { StoreTarget } from "../store/store-target.ts";
import { waitUntil } from "../wait/wait-until.ts";
import { expectKeptPromises } from "./expect-kept-promises.ts";
import { withWorld } from "./with-world.ts";

const BOUND = 300_000;
const DRAIN = 60_000;
const END = 30_000;
/** A second: the sleeper's answer must arrive in time, also on a busy machine. */
const PATIENT = { minutes: 2 };
const CLEAN = { code: 0, signal: null };

/** Workers that sleep past their lease and go on as if nothing had happened. */
export function testZombies(
  createTarget: () => StoreTarget,
  options: {
    /** Where a worker may sleep without keeping everybody else from the database. */
    readonly markers: readonly Marker[];
  },
): void {
  test(
    `workers that sleep past their lease at ${options.markers.join(", ")} change nothing when they wake`,
    { timeout: BOUND },
    () =>
      // Not through `asked`: an answer of its look-up is only true of calls that will not come late.
      withWorld(
        { target: createTarget(), accounts: ["keyed", "batched", "blind"] },
        async (world) => {
          const zombies = await stopWorkers(world, options.markers);
          for (const zombie of zombies) zombie.signal("SIGCONT");
          await drain(world, DRAIN);
          for (const zombie of zombies) expect(await world.crew.retire(zombie, END)).toEqual(CLEAN);
          await expectKeptPromises(world);
        },
      ),
  );

  test(
    "a worker that sleeps just before its call repeats a known key, or finds its time over",
    { timeout: BOUND },
    () =>
      withWorld({ target: createTarget(), accounts: ["keyed", "batched"] }, async (world) => {
        const [zombie] = await stopWorkers(world, ["call.before"]);
        zombie?.signal("SIGCONT");
        await drain(world, DRAIN);
        expect(await world.crew.retire(zombie!, END)).toEqual(CLEAN);
        await expectKeptPromises(world);
      }),
  );

  test(
    "a refusal that a sleeper brings after others were accepted does not count",
    { timeout: BOUND },
    () =>
      withWorld(
        { target: createTarget(), accounts: ["keyed"], callTimeout: PATIENT },
        async (world) => {
          world.provider.next("keyed", "refuse");
          const [zombie] = await stopWorkers(world, ["call.after"], { people: 1 });
          await waitUntil(
            "others have sent it",
            END,
            () => world.provider.memory.accepted.length > 0,
          );
          zombie?.signal("SIGCONT");
          await drain(world, DRAIN);
          expect(await world.crew.retire(zombie!, END)).toEqual(CLEAN);
          const failed = await world.tenant.deliveries.list({ filter: { states: ["failed"] } });
          expect(failed.items).toEqual([]);
          await expectKeptPromises(world);
        },
      ),
  );

  test(
    "an acceptance that a sleeper brings counts, though its token is old",
    { timeout: BOUND },
    () =>
      withWorld(
        { target: createTarget(), accounts: ["keyed"], callTimeout: PATIENT },
        async (world) => {
          const { provider, tenant } = world;
          provider.next("keyed", "accept");
          // What the recovery asks proves nothing: only the sleeper knows.
          for (let call = 0; call < 5; call += 1) provider.next("keyed", "defer");
          const [zombie] = await stopWorkers(world, ["call.after"], { people: 1 });
          await waitUntil("the recovery was put off", END, () => provider.calls > 1);
          zombie?.signal("SIGCONT");
          await waitUntil("it is stored as sent", END, async () => {
            const { items } = await tenant.deliveries.list();
            return items.some(({ stepKey, state }) => stepKey === "first" && state === "sent");
          });
          expect(provider.memory.replays).toBe(0);
          await drain(world, DRAIN);
          expect(await world.crew.retire(zombie!, END)).toEqual(CLEAN);
          await expectKeptPromises(world);
        },
      ),
  );
}
