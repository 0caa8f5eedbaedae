import type { TestKit } from "../kit/test-kit.ts";
import { type CampaignRun, type CampaignRunOptions, runCampaign } from "./run-campaign.ts";

/** More store operations than a run may have. */
const BOUND = 1_000;

/**
 * SQLite's technique: a run whose worker dies at its 1st operation, another at the 2nd, and so on,
 * until a run ends without a death. Gives every run. `until` ends it early.
 */
export async function forEachCrash(
  when: "before" | "after",
  options: CampaignRunOptions = {},
  until: (run: CampaignRun) => boolean = () => false,
): Promise<readonly CampaignRun[]> {
  const runs: CampaignRun[] = [];
  for (let operation = 1; operation <= BOUND; operation += 1) {
    const point = when === "before" ? { before: operation } : { after: operation };
    const prepare = async (kit: TestKit) => {
      await options.prepare?.(kit);
      kit.crashNextWorker(point);
    };
    const run = await runCampaign({ ...options, prepare });
    runs.push(run);
    if (run.crashes === 0 || until(run)) return runs;
  }
  throw new Error(`A run still dies at its operation ${BOUND}.`);
}
