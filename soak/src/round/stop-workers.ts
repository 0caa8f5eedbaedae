import type { Member } from "../crew/crew.ts";
import { type Marker, markers } from "../markers/markers.ts";
import { waitUntil } from "../wait/wait-until.ts";
import { provoke } from "./provoke.ts";
import type { World } from "./world.ts";

const REACH = 40_000;
const STALL = 2_500;
const RECOVERY = 40_000;
/** Two seconds, and a little for the clocks. */
const LEASE = 2_200;

/**
 * Stops one worker at each marker, replaces it, and resolves when all leases that they held have
 * ended and were recovered by others. The workers stand still until they get SIGCONT.
 */
export async function stopWorkers(
  world: World,
  at: readonly Marker[],
  { people = 4 }: { readonly people?: number } = {},
): Promise<readonly Member[]> {
  const zombies: Member[] = [];
  for (const marker of at) {
    world.crew.arm({ marker, count: 1, action: "stop" });
    zombies.push(await takeStopped(world, { marker, people }));
    world.crew.arm(null);
    await world.crew.hire();
  }
  const stopped = performance.now();
  const names = new Set(zombies.map(({ name }) => name));
  await waitUntil("others have recovered what the stopped ones held", RECOVERY, async () => {
    world.crew.requireHealth();
    const over = performance.now() - stopped > LEASE;
    return over && (await world.listLeaseHolders()).every((holder) => !names.has(holder));
  });
  return zombies;
}

async function takeStopped(
  world: World,
  { marker, people }: { readonly marker: Marker; readonly people: number },
): Promise<Member> {
  const { crew } = world;
  const end = performance.now() + REACH;
  while (performance.now() < end) {
    const need = markers[marker];
    if (need !== "lost-lease") await provoke(world, { need, people });
    crew.requireHealth();
    const event = await crew.events.take(STALL);
    if (event?.type === "stopped") return event.member;
  }
  throw new Error(`No worker reached ${marker}.`);
}
