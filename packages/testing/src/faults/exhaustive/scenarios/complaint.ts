import type { Scenario } from "../scenario.ts";
import { hook, launchSmallWorld, proof } from "./small-world.ts";

/** A complaint, and after it the bounce that was told late. */
export const complaint: Scenario = {
  name: "complaint",
  start: "2026-03-02T08:00:00Z",
  setUp: (tenant) => launchSmallWorld(tenant, { definition: { steps: [hook, proof] } }),
  acts: [
    { wait: { hours: 1 } },
    {
      call: "complaint",
      work: (tenant) =>
        tenant.signals.record([
          { type: "complaint", externalId: "complaint-1", address: "bob@beta.example" },
          { type: "bounce", externalId: "bounce-1", address: "bob@beta.example", severity: "hard" },
        ]),
    },
  ],
};
