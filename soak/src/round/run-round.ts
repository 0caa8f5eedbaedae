import type { Marker } from "../markers/markers.ts";
import type { BehaviorRates } from "../provider/behavior.ts";
import { checkWorld, type Verdict } from "./check-world.ts";
import { drain } from "./drain.ts";
import { openWorld } from "./open-world.ts";
import { runKills } from "./run-kills.ts";
import type { World, WorldOptions } from "./world.ts";

/** What a provider does on a bad day, beside the kills. */
const badDay: BehaviorRates = {
  hang: 0.03,
  drop: 0.03,
  fail: 0.03,
  lose: 0.03,
  defer: 0.03,
  slow: 0.05,
  refuse: 0.02,
};

const WORKERS = 2;
/** In milliseconds of the machine; a fourth uncertain attempt is followed by half a minute's wait. */
const DRAIN = 120_000;
const END = 10_000;

export interface RoundResult extends Verdict {
  /** Deaths by marker. */
  readonly kills: ReadonlyMap<Marker, number>;
  /** What workers logged as errors, by its text: how often. */
  readonly errors: ReadonlyMap<string, number>;
  /** Leases that nobody holds any more, after all workers have ended. */
  readonly leasesLeft: number;
  /** How workers that were asked to end did so, other than with code 0. */
  readonly badExits: readonly string[];
}

/** A database of its own, kills and faults, then calm: everything must come to an end, once. */
export async function runRound(
  options: WorldOptions & {
    readonly kills: number;
    readonly onKill?: (marker: Marker, kills: number) => void;
  },
): Promise<RoundResult> {
  const world = await openWorld(options);
  try {
    for (let count = 0; count < WORKERS; count += 1) await world.crew.hire();
    world.provider.setRates(badDay);
    const kills = await runKills(world, options);
    await drain(world, DRAIN);
    const badExits = await retireAll(world);
    const leasesLeft = (await world.listLeaseHolders()).length;
    const errors = world.crew.countErrors();
    return { ...(await checkWorld(world)), kills, errors, leasesLeft, badExits };
  } finally {
    await world.close();
  }
}

async function retireAll({ crew }: World): Promise<readonly string[]> {
  const exits = [...crew.members].map(async (member) => {
    const { code, signal } = await crew.retire(member, END);
    return code === 0 ? [] : [`${member.name} ended with ${signal ?? code}`];
  });
  return (await Promise.all(exits)).flat();
}
