import { checkInvariants } from "../../invariants/check-invariants.ts";
import { listAll } from "../../invariants/list-all.ts";
import type { Violation } from "../../invariants/violation.ts";
import { hashEventLog } from "../../log/hash-event-log.ts";
import type { World } from "../world/create-world.ts";
import { checkCapacity } from "../monitor/check-capacity.ts";

export interface Audit {
  readonly violations: readonly Violation[];
  readonly needsReview: number;
}

/** The whole check, over what is stored, told and accepted. */
export async function audit(
  world: World,
  options: { readonly tenants: readonly string[]; readonly drained: boolean },
): Promise<Audit> {
  const { auditor, accepted, limits, monitor } = world;
  const violations: Violation[] = [...checkCapacity(monitor.model)];
  for (const key of options.tenants) {
    const tenant = auditor.tenant(key);
    const found = await checkInvariants({
      tenant,
      accepted,
      caps: { dailyCap: limits.dailyCap, gap: { seconds: limits.gap / 1_000 } },
      drained: options.drained,
    });
    violations.push(...found);
  }
  const needsReview = [...monitor.model.deliveries.values()].filter(
    ({ state }) => state === "needs-review",
  ).length;
  return { violations, needsReview };
}

/** One hash over the event logs of these tenants. */
export async function hashLogs(world: World, tenants: readonly string[]): Promise<string> {
  const logs = await Promise.all(
    tenants.map((key) => listAll((page) => world.auditor.tenant(key).events.list(page))),
  );
  return hashEventLog(logs.flat());
}

