import type { Scenario } from "../scenario.ts";
import { hook, launchSmallWorld, proof } from "./small-world.ts";

/** An answer between two messages; the provider of the mailbox tells it twice. */
export const replyBetween: Scenario = {
  name: "reply-between",
  start: "2026-03-02T08:00:00Z",
  setUp: (tenant) => launchSmallWorld(tenant, { definition: { steps: [hook, proof] } }),
  acts: [
    { wait: { hours: 5 } },
    { call: "reply", work: (tenant) => tenant.signals.record([reply, reply]) },
  ],
};

const reply = {
  type: "reply",
  externalId: "reply-1",
  address: "bob@beta.example",
  intent: "interested",
} as const;
