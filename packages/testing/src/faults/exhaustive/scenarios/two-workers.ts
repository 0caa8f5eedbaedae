import type { Scenario } from "../scenario.ts";
import { bob, launchSmallWorld } from "./small-world.ts";

/** Two workers share two contacts and a cap of one a day. */
export const twoWorkers: Scenario = {
  name: "two-workers",
  start: "2026-03-02T08:00:00Z",
  workers: 2,
  setUp: (tenant) =>
    launchSmallWorld(tenant, {
      contacts: [bob, { externalId: "cyd", email: "cyd@gamma.example", firstName: "Cyd" }],
      sender: { dailyCap: 1 },
    }),
  acts: [],
};
