import type { Scenario } from "../scenario.ts";
import { hook, launchSmallWorld, proof } from "./small-world.ts";

/** One contact, two messages two days apart. */
export const twoSteps: Scenario = {
  name: "two-steps",
  start: "2026-03-02T08:00:00Z",
  setUp: (tenant) => launchSmallWorld(tenant, { definition: { steps: [hook, proof] } }),
  acts: [],
};
