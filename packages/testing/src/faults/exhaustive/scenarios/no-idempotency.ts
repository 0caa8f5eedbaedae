import type { Scenario } from "../scenario.ts";
import { launchSmallWorld } from "./small-world.ts";

/** A provider that knows no keys and answers no questions: what is uncertain goes to a person. */
export const noIdempotency: Scenario = {
  name: "no-idempotency",
  start: "2026-03-02T08:00:00Z",
  channel: { idempotency: { scope: "none", window: {} } },
  setUp: (tenant) => launchSmallWorld(tenant),
  acts: [],
};
