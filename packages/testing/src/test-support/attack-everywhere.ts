import type { Violation } from "../invariants/violation.ts";
import { forEachCrash } from "./for-each-crash.ts";
import { forEachFailure } from "./for-each-failure.ts";
import type { CampaignRun, CampaignRunOptions } from "./run-campaign.ts";

/**
 * Every failure of every provider call, and a death before and after every store operation, one a
 * run, until one breaks the invariant. Gives what it broke, or nothing when it holds everywhere.
 */
export async function attackEverywhere(
  invariant: number,
  options: CampaignRunOptions,
): Promise<readonly Violation[]> {
  const broken = (run: CampaignRun) =>
    run.violations.some((found) => found.invariant === invariant);
  for (const sweep of [
    () => forEachFailure(options, broken),
    () => forEachCrash("before", options, broken),
    () => forEachCrash("after", options, broken),
  ]) {
    const found = (await sweep()).flatMap(({ violations }) => violations);
    const own = found.filter((violation) => violation.invariant === invariant);
    if (own.length > 0) return own;
  }
  return [];
}
