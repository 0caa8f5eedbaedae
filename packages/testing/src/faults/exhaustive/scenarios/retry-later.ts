import type { Scenario } from "../scenario.ts";
import { launchSmallWorld } from "./small-world.ts";

/** The provider puts the message off twice, once with an hour and once without. */
export const retryLater: Scenario = {
  name: "retry-later",
  start: "2026-03-02T08:00:00Z",
  refuse: (_member, attempt) =>
    attempt === 1
      ? { mode: "deferred", retryAfter: { hours: 1 } }
      : attempt === 2
        ? "deferred"
        : null,
  setUp: (tenant) => launchSmallWorld(tenant),
  acts: [],
};
