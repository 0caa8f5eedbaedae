import type { Scenario } from "../scenario.ts";
import { findCampaign, launchSmallWorld } from "./small-world.ts";

/** The campaign is paused before its message is due and goes on a day later. */
export const pauseAndResume: Scenario = {
  name: "pause-and-resume",
  start: "2026-03-02T08:00:00Z",
  setUp: (tenant) => launchSmallWorld(tenant),
  acts: [
    {
      call: "pause",
      work: async (tenant) =>
        await tenant.campaigns.pause(await findCampaign(tenant), { why: "by-hand" }),
    },
    { wait: { days: 1 } },
    {
      call: "resume",
      work: async (tenant) =>
        await tenant.campaigns.resume(await findCampaign(tenant), { why: "by-hand" }),
    },
  ],
};
