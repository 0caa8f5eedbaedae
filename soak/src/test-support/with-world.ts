import { openWorld } from "../round/open-world.ts";
import type { World, WorldOptions } from "../round/world.ts";

/** A world with two workers, which is closed whatever happens. */
export async function withWorld<Result>(
  options: Omit<WorldOptions, "seed">,
  play: (world: World) => Promise<Result>,
): Promise<Result> {
  const world = await openWorld({ ...options, seed: 1 });
  try {
    await world.crew.hire();
    await world.crew.hire();
    return await play(world);
  } finally {
    await world.close();
  }
}
