import type { Scenario } from "../scenario.ts";
import { bob, hook, launchSmallWorld, proof } from "./small-world.ts";

/** The first message bounces and opens every breaker; they close by what goes on later. */
export const breakerTrips: Scenario = {
  name: "breaker-trips",
  start: "2026-03-02T08:00:00Z",
  async setUp(tenant) {
    await tenant.settings.update({
      breakers: {
        bounces: { minimumSends: 1, minimumBounces: 1 },
        openFor: { hours: 2 },
        closeAfter: 1,
      },
    });
    await launchSmallWorld(tenant, {
      contacts: [bob, { externalId: "carl", email: "carl@beta.example", firstName: "Carl" }],
      sender: { dailyCap: 20, gap: { minutes: 60 } },
      definition: { steps: [hook, { ...proof, delay: { hours: 3 } }] },
    });
  },
  acts: [
    { wait: { minutes: 30 } },
    {
      call: "bounce",
      work: (tenant) =>
        tenant.signals.record([
          { type: "bounce", externalId: "bounce-1", address: "bob@beta.example", severity: "hard" },
        ]),
    },
    { wait: { hours: 3 } },
    {
      call: "reset",
      work: (tenant) => tenant.breakers.reset([{ tenant: true }], { why: "by-hand" }),
    },
  ],
};
