import type { StoreBug } from "@outreachkit/testing";
import { expect, test } from "vitest";
import type { Marker } from "./markers/markers.ts";
import { checkWorld, type Verdict } from "./round/check-world.ts";
import { drain } from "./round/drain.ts";
import { runKills } from "./round/run-kills.ts";
import { createSqliteTarget } from "./test-support/create-sqlite-target.ts";
import { withWorld } from "./test-support/with-world.ts";

const timeout = 300_000;
const DRAIN = 60_000;
const accounts = ["keyed"] as const;

function killWith(bug: StoreBug | undefined, at: readonly Marker[]): Promise<Verdict> {
  const world = { target: createSqliteTarget(), accounts, ...(bug && { bug }) };
  return withWorld(world, async (opened) => {
    await runKills(opened, { seed: 1, kills: at.length, at });
    await drain(opened, DRAIN);
    return await checkWorld(opened);
  });
}

// A check that cannot find a mistake proves nothing.
test(
  "the check of a run finds a request that is repeated under another key",
  { timeout },
  async () => {
    const at = ["call.accepted", "call.after"] as const;
    expect((await killWith("new-key-on-recovery", at)).doubleSends).not.toEqual([]);
    expect((await killWith(undefined, at)).doubleSends).toEqual([]);
  },
);
