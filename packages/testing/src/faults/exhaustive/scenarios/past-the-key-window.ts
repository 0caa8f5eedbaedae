import type { Scenario } from "../scenario.ts";
import { launchSmallWorld } from "./small-world.ts";

/** All workers are away for 25 hours right after the first provider call became uncertain. */
export const pastTheKeyWindow: Scenario = {
  name: "past-the-key-window",
  start: "2026-03-02T08:00:00Z",
  refuse: (_member, attempt) => (attempt === 1 ? "uncertain-after-accept" : null),
  setUp: (tenant) => launchSmallWorld(tenant),
  acts: [{ wait: { seconds: 30 } }, { sleep: { hours: 25 } }],
};
