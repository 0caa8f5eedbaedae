import type { Scenario } from "../scenario.ts";
import { launchSmallWorld } from "./small-world.ts";

/** Nothing is written before it is due: the worker writes, approves by policy and sends. */
export const writeWhenDue: Scenario = {
  name: "write-when-due",
  start: "2026-03-02T08:00:00Z",
  setUp: (tenant) => launchSmallWorld(tenant, { write: false }),
  acts: [],
};
