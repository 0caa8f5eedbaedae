import type { Tenant } from "@outreachkit/core";
import type { Scenario } from "../scenario.ts";
import { hook, launchSmallWorld, proof } from "./small-world.ts";

const findEnrollment = async (tenant: Tenant): Promise<string> => {
  const { items } = await tenant.enrollments.list({ limit: 1 });
  return items[0]?.id ?? "";
};

/** The second step is skipped, then moved back to, and its contact rests meanwhile. */
export const skipAndMove: Scenario = {
  name: "skip-and-move",
  start: "2026-03-02T08:00:00Z",
  setUp: (tenant) => launchSmallWorld(tenant, { definition: { steps: [hook, proof, last] } }),
  acts: [
    { wait: { hours: 1 } },
    {
      call: "skip",
      work: async (tenant) =>
        await tenant.enrollments.skipStep(await findEnrollment(tenant), {
          why: "by-hand",
          stepKey: "proof",
        }),
    },
    {
      call: "pause",
      work: (tenant) =>
        tenant.contacts.pause([{ externalId: "bob" }], {
          why: "by-hand",
          until: "2026-03-03T12:00:00Z",
        }),
    },
    {
      call: "move",
      work: async (tenant) =>
        await tenant.enrollments.moveTo(await findEnrollment(tenant), "proof", { why: "by-hand" }),
    },
  ],
};

const last = {
  key: "last",
  kind: "email",
  delay: { days: 1 },
  content: { body: "A last time." },
} as const;
