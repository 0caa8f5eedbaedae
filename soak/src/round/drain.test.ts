import { expect, test } from "vitest";
import { createSqliteTarget } from "../test-support/create-sqlite-target.ts";
import { withWorld } from "../test-support/with-world.ts";
import { checkWorld } from "./check-world.ts";
import { drain } from "./drain.ts";

const BOUND = 120_000;
const DRAIN = 60_000;
const DEATH = 20_000;

test("a round whose last order met every worker is drained by a new one", { timeout: BOUND }, () =>
  withWorld({ target: createSqliteTarget() }, async (world) => {
    const { crew } = world;
    crew.arm({ marker: "look.before", count: 1, action: "kill" });
    await world.feed(4);
    for (const _ of crew.members.slice()) {
      expect(await crew.events.take(DEATH)).toMatchObject({ type: "died" });
    }
    expect(crew.members).toEqual([]);
    await drain(world, DRAIN);
    const { lost, doubleSends, accepted } = await checkWorld(world);
    expect({ lost, doubleSends }).toEqual({ lost: [], doubleSends: [] });
    expect(accepted).toBeGreaterThan(0);
  }),
);
