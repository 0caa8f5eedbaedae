import type { Scenario } from "../scenario.ts";
import { findCampaign, hook, launchSmallWorld, proof } from "./small-world.ts";

/** The campaign is cancelled between two messages. */
export const cancel: Scenario = {
  name: "cancel",
  start: "2026-03-02T08:00:00Z",
  setUp: (tenant) => launchSmallWorld(tenant, { definition: { steps: [hook, proof] } }),
  acts: [
    { wait: { hours: 1 } },
    {
      call: "cancel",
      work: async (tenant) =>
        await tenant.campaigns.cancel(await findCampaign(tenant), { why: "by-hand" }),
    },
  ],
};
