import type { Scenario } from "../scenario.ts";
import { hook, launchSmallWorld, proof } from "./small-world.ts";

/** The first message bounces for good. */
export const hardBounce: Scenario = {
  name: "hard-bounce",
  start: "2026-03-02T08:00:00Z",
  setUp: (tenant) => launchSmallWorld(tenant, { definition: { steps: [hook, proof] } }),
  acts: [
    { wait: { minutes: 30 } },
    {
      call: "bounce",
      work: (tenant) =>
        tenant.signals.record([
          { type: "bounce", externalId: "bounce-1", address: "bob@beta.example", severity: "hard" },
        ]),
    },
  ],
};
