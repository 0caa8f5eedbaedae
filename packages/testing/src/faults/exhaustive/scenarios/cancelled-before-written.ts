import type { Scenario } from "../scenario.ts";
import { findCampaign, launchSmallWorld } from "./small-world.ts";

/**
 * A campaign is cancelled around the moment at which its message is asked for: a worker that is
 * interrupted there finds that what it was to write is not wanted any more.
 */
export const cancelledBeforeWritten: Scenario = {
  name: "cancelled-before-written",
  start: "2026-03-02T08:00:00Z",
  setUp: (tenant) => launchSmallWorld(tenant, { write: false }),
  acts: [
    { wait: { hours: 1 } },
    {
      call: "cancel",
      work: async (tenant) =>
        await tenant.campaigns.cancel(await findCampaign(tenant), { why: "by-hand" }),
    },
  ],
};
