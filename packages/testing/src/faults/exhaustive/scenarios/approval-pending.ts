import type { Scenario } from "../scenario.ts";
import { launchSmallWorld } from "./small-world.ts";

/** Nobody has approved when the message is due; somebody does so later. */
export const approvalPending: Scenario = {
  name: "approval-pending",
  start: "2026-03-02T08:00:00Z",
  setUp: (tenant) => launchSmallWorld(tenant, { definition: { approval: "manual" } }),
  acts: [
    { wait: { minutes: 10 } },
    {
      call: "approve",
      async work(tenant) {
        const { items } = await tenant.messages.list({ filter: { approval: "pending" } });
        await tenant.messages.approve(
          items.map(({ id, contentHash }) => ({ id, contentHash: contentHash ?? "" })),
        );
      },
    },
  ],
};
