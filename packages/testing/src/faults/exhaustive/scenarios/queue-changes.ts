import type { Scenario } from "../scenario.ts";
import { hook, launchSmallWorld, proof } from "./small-world.ts";

/** Between two messages a wait that a signal ends, a branch, and a task that somebody does. */
export const queueChanges: Scenario = {
  name: "queue-changes",
  start: "2026-03-02T08:00:00Z",
  setUp: (tenant) =>
    launchSmallWorld(tenant, {
      definition: {
        steps: [
          hook,
          {
            key: "pause",
            type: "wait",
            for: { event: "custom", name: "seen" },
            timeout: { days: 1 },
            onTimeout: "end",
          },
          {
            key: "fork",
            type: "branch",
            branches: [{ when: { event: "custom", name: "seen" }, next: "call" }],
            next: "end",
          },
          { key: "call", type: "task", title: "Call", skipAfter: { days: 1 } },
          proof,
        ],
      },
    }),
  acts: [
    { wait: { hours: 5 } },
    { call: "seen", work: (tenant) => tenant.signals.record([seen]) },
    { wait: { hours: 1 } },
    {
      call: "complete",
      work: async (tenant) => {
        const { items } = await tenant.tasks.list({ filter: { states: ["open"] } });
        for (const { id } of items) await tenant.tasks.complete(id);
      },
    },
  ],
};

const seen = {
  type: "custom",
  name: "seen",
  externalId: "seen-1",
  address: "bob@beta.example",
} as const;
