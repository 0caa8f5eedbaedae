import { openWorld } from "../round/open-world.ts";
import type { World, WorldOptions } from "../round/world.ts";

/** A world with two workers, which is closed whatever happens. */
export async function withWorld(
  options: Omit<WorldOptions, "seed">,
  play: (world: World) => Promise<void>,
): Promise<void> {
  const world = await openWorld({ ...options, seed: 1 });
  try {
    await world.crew.hire();
    await world.crew.hire();
    await play(world);
  } finally {
    await world.close();
  }
}
