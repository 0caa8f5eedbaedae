import type { Scenario } from "../scenario.ts";
import { bob, launchSmallWorld } from "./small-world.ts";

/** Three members in one provider call under one key. */
export const batchWithOneKey: Scenario = {
  name: "batch-with-one-key",
  start: "2026-03-02T08:00:00Z",
  channel: { batchSize: 3, idempotency: { scope: "request", window: { hours: 24 } } },
  setUp: (tenant) =>
    launchSmallWorld(tenant, {
      contacts: [
        bob,
        { externalId: "cyd", email: "cyd@gamma.example", firstName: "Cyd" },
        { externalId: "dee", email: "dee@delta.example", firstName: "Dee" },
      ],
    }),
  acts: [],
};
