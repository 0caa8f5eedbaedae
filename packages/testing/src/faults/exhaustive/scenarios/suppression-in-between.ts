import type { Scenario } from "../scenario.ts";
import { launchSmallWorld } from "./small-world.ts";

/** A suppression right before the message is due; a worker that is overtaken has looked already. */
export const suppressionInBetween: Scenario = {
  name: "suppression-in-between",
  start: "2026-03-02T08:00:00Z",
  setUp: (tenant) => launchSmallWorld(tenant),
  acts: [
    {
      call: "suppress",
      work: (tenant) => tenant.suppressions.add([{ address: "bob@beta.example" }]),
    },
  ],
};
