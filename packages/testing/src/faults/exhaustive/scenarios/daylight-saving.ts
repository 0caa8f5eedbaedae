import type { Scenario } from "../scenario.ts";
import { hook, launchSmallWorld } from "./small-world.ts";

/** The night in which Berlin's clocks skip an hour, with a window that lies in it. */
export const daylightSaving: Scenario = {
  name: "daylight-saving",
  start: "2026-03-28T00:30:00Z",
  setUp: (tenant) =>
    launchSmallWorld(tenant, {
      definition: {
        schedule: { everyDay: "02:15-04:00" },
        steps: [
          hook,
          { key: "proof", kind: "email", delay: { days: 1 }, content: { body: "Once more." } },
        ],
      },
    }),
  acts: [],
};
