import type { NextInstant } from "./planner.ts";

/** Next instants a second, the zones in turn. */
export function timeNext(
  planners: readonly NextInstant[],
  instants: readonly number[],
  count: number,
): number {
  const zones = planners.length;
  let sum = 0;
  const started = performance.now();
  for (let index = 0; index < count; index += 1) {
    const next = planners[index % zones];
    const at = instants[index % instants.length];
    if (next && at !== undefined) sum += next(at);
  }
  const elapsed = performance.now() - started;
  // Asked for, so that none of it can be left out as unused.
  if (!Number.isFinite(sum)) throw new Error("A planner found no window.");
  return (count / elapsed) * 1_000;
}
