import { type FailureMode, interruptions } from "../channel/failure-mode.ts";
import { type CampaignRun, type CampaignRunOptions, runCampaign } from "./run-campaign.ts";

const modes: readonly FailureMode[] = [
  ...(Object.keys(interruptions) as (keyof typeof interruptions)[]),
  "rejected",
  "rejected-recipient",
  "deferred",
  { mode: "deferred", retryAfter: { hours: 30 } },
];

const BOUND = 50;

/** Every provider call of a campaign fails once in every way, one call a run. `until` ends it early. */
export async function forEachFailure(
  options: CampaignRunOptions = {},
  until: (run: CampaignRun) => boolean = () => false,
): Promise<readonly CampaignRun[]> {
  const runs: CampaignRun[] = [];
  for (const mode of modes) {
    for (let failing = 1; failing <= BOUND; failing += 1) {
      let call = 0;
      let failed = false;
      const run = await runCampaign({
        ...options,
        async prepare(kit) {
          await options.prepare?.(kit);
          kit.channel().failWhen(() => {
            call += 1;
            if (call !== failing) return false;
            failed = true;
            return true;
          }, mode);
        },
      });
      runs.push(run);
      if (until(run)) return runs;
      if (!failed) break;
    }
  }
  return runs;
}
