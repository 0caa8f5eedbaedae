import { afterEach, expect, it } from "vitest";
import { createWalk, type Walk } from "./test-support/create-walk.ts";

const DAY = 86_400_000;
const CALL_TIMEOUT = 10_000;
let walk: Walk;

afterEach(() => walk.outreach.close());

it("gives up a look-up that hangs at the channel's time-out, and asks again later", async () => {
  let lookups = 0;
  walk = await createWalk({
    lookup: async ({ members }, { signal }) => {
      lookups += 1;
      if (lookups > 1) return members.map(() => ({ outcome: "sent" }));
      walk.clock.advanceTo(walk.clock.now() + CALL_TIMEOUT);
      await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
      return [];
    },
  });
  walk.answers.push(() => ({ outcome: "uncertain", code: "connection-lost" }));
  await walk.work();
  // Past the key's window a repeat would be a second message, so the provider is asked.
  await walk.advance(2 * DAY);
  expect([lookups, await walk.deliveryStates()]).toEqual([1, ["hook: unknown"]]);
  await walk.advance(DAY);
  expect([lookups, (await walk.deliveryStates())[0]]).toEqual([2, "hook: sent"]);
});
