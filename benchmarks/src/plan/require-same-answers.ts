import type { NextInstant } from "./planner.ts";

/** Throws unless all give the same instants: what is compared must be the same work. */
export function requireSameAnswers(
  contestants: Readonly<Record<string, readonly NextInstant[]>>,
  instants: readonly number[],
): void {
  const own = contestants["own"] ?? [];
  for (const [index, at] of instants.entries()) {
    const zone = index % own.length;
    const expected = own[zone]?.(at);
    for (const [name, planners] of Object.entries(contestants)) {
      const answer = planners[zone]?.(at);
      if (answer === expected) continue;
      const message = `${name} says ${answer} for ${new Date(at).toISOString()} in zone ${zone}, and own ${expected}.`;
      throw new Error(message);
    }
  }
}
