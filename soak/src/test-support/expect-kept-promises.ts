import { expect } from "vitest";
import { checkWorld, type Verdict } from "../round/check-world.ts";
import type { World } from "../round/world.ts";

/** Nothing was sent twice, nothing was lost, and no other promise was broken. */
export async function expectKeptPromises(world: World): Promise<Verdict> {
  const verdict = await checkWorld(world);
  const { doubleSends, lost, violations } = verdict;
  expect({ doubleSends, lost, violations }).toEqual({ doubleSends: [], lost: [], violations: [] });
  return verdict;
}
