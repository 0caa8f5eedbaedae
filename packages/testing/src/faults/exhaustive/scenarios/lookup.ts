import type { Scenario } from "../scenario.ts";
import { launchSmallWorld } from "./small-world.ts";

/** A provider that knows no keys and can be asked. */
export const lookup: Scenario = {
  name: "lookup",
  start: "2026-03-02T08:00:00Z",
  channel: { idempotency: { scope: "none", window: {} }, lookup: true },
  setUp: (tenant) => launchSmallWorld(tenant),
  acts: [],
};
