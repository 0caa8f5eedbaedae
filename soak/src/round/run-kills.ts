import { createSeededRandom } from "@outreachkit/testing";
import { type Marker, markers } from "../markers/markers.ts";
import { provoke } from "./provoke.ts";
import { shuffleMarkers } from "./shuffle-markers.ts";
import type { World } from "./world.ts";

/** Without a death for this long, more is made to happen; after so many times the run has failed. */
const STALL = 2_500;
const STALLS = 16;
const MOST_PASSES = 3;
/** How often the order stands until the next one, so that a second worker may die of it too. */
const BOTH = 0.2;

/**
 * Kills workers at one marker after the other, replaces each at once, and counts the deaths by
 * marker. Two workers or more are to be at work.
 */
export async function runKills(
  world: World,
  options: {
    readonly seed: number;
    readonly kills: number;
    /** Where. Default: at every marker. */
    readonly at?: readonly Marker[];
    readonly onKill?: (marker: Marker, kills: number) => void;
  },
): Promise<ReadonlyMap<Marker, number>> {
  const random = createSeededRandom(options.seed);
  const counts = new Map<Marker, number>();
  let kills = 0;
  const kill = async (marker: Marker) => {
    const count = markers[marker] === "work" ? 1 + Math.floor(random() * MOST_PASSES) : 1;
    const order = { marker, count, action: "kill" } as const;
    world.crew.arm(order);
    for (let stalls = 0; ; stalls += 1) {
      if (stalls === STALLS) throw new Error(`No worker reached ${marker}.`);
      if (markers[marker] === "lost-lease") {
        // Asked with the order in force: a lease that is lost now is recovered under it.
        if (!(await hasLostLease(world))) {
          await kill("claim.after-commit");
          world.crew.arm(order);
        }
      } else {
        const need = markers[marker];
        await provoke(world, { need, people: need === "work" ? 4 : 8 });
      }
      world.crew.requireHealth();
      const event = await world.crew.events.take(STALL);
      if (event?.type !== "died") continue;
      kills += 1;
      counts.set(event.marker, (counts.get(event.marker) ?? 0) + 1);
      options.onKill?.(event.marker, kills);
      if (random() >= BOTH) world.crew.arm(null);
      await world.crew.hire();
      // Another worker may have met the order before this one.
      if (event.marker === marker) return;
      world.crew.arm(order);
    }
  };
  let deck: Marker[] = [];
  while (kills < options.kills) {
    if (deck.length === 0) deck = options.at ? [...options.at] : shuffleMarkers(random);
    const marker = deck.shift();
    if (!marker) break;
    await kill(marker);
  }
  return counts;
}

async function hasLostLease({ crew, listLeaseHolders }: World): Promise<boolean> {
  const alive = new Set(crew.members.map(({ name }) => name));
  return (await listLeaseHolders()).some((holder) => !alive.has(holder));
}
