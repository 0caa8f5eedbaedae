import type { Scenario } from "../scenario.ts";
import { hook, launchSmallWorld, proof } from "./small-world.ts";

/** The contact is disqualified between two messages. */
export const disqualified: Scenario = {
  name: "disqualified",
  start: "2026-03-02T08:00:00Z",
  setUp: (tenant) => launchSmallWorld(tenant, { definition: { steps: [hook, proof] } }),
  acts: [
    { wait: { hours: 1 } },
    {
      call: "disqualify",
      work: (tenant) => tenant.contacts.disqualify([{ externalId: "bob" }], { why: "by-hand" }),
    },
  ],
};
