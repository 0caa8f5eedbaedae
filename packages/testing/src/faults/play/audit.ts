import { findBrokenBreakers } from "../../invariants/find-broken-breakers.ts";
import { findBrokenCaps } from "../../invariants/find-broken-caps.ts";
import { findBrokenLimits } from "../../invariants/find-broken-limits.ts";
import { findDoubleSends } from "../../invariants/find-double-sends.ts";
import { findFoldDifferences } from "../../invariants/find-fold-differences.ts";
import { findLostMessages } from "../../invariants/find-lost-messages.ts";
import { findStuckEnrollments } from "../../invariants/find-stuck-enrollments.ts";
import { findUnapprovedContent } from "../../invariants/find-unapproved-content.ts";
import { listAll } from "../../invariants/list-all.ts";
import { readLedger } from "../../invariants/read-ledger.ts";
import type { Violation } from "../../invariants/violation.ts";
import { hashEventLog } from "../../log/hash-event-log.ts";
import { checkCapacity } from "../monitor/check-capacity.ts";
import type { Model } from "../monitor/model.ts";
import type { World } from "../world/create-world.ts";

/**
 * The whole check over what is stored, told and accepted, for each of these tenants. Suppressions are
 * the monitor's: it alone knows a call that a sleeper made late from one that nobody checked.
 */
export async function audit(
  world: World,
  options: { readonly tenants: readonly string[]; readonly drained: boolean },
): Promise<readonly Violation[]> {
  const { auditor, accepted, limits, monitor } = world;
  const { drained } = options;
  const caps = { dailyCap: limits.dailyCap, gap: { seconds: limits.gap / 1_000 } };
  const violations: Violation[] = [...checkCapacity(monitor.model)];
  for (const key of options.tenants) {
    const tenant = auditor.tenant(key);
    const ledger = await readLedger({ tenant, accepted });
    violations.push(
      ...findDoubleSends(ledger),
      ...findUnapprovedContent(ledger),
      ...findBrokenLimits(ledger, { caps }),
      ...findBrokenCaps(ledger),
      ...findBrokenBreakers(ledger),
      ...(await findStuckEnrollments(ledger, { tenant, drained })).filter(
        ({ ids: [id = ""] }) => !waitsUnderDomain(monitor.model, id),
      ),
      ...findLostMessages(ledger, { drained }),
      ...findFoldDifferences(ledger),
    );
  }
  return violations;
}

/** Those of a suppressed domain stop when they are looked at next, which may be never. */
function waitsUnderDomain(model: Model, enrollmentId: string): boolean {
  const row = model.enrollments.get(enrollmentId);
  const address = model.contacts.get(row?.contactId ?? "")?.emailKey ?? "";
  const domain = address.slice(address.lastIndexOf("@") + 1);
  return [...model.suppressions.values()].some(
    ({ tenantId, type, value }) =>
      tenantId === row?.tenantId && type === "domain" && value === domain,
  );
}

/** One hash over the event logs of these tenants. */
export async function hashLogs(world: World, tenants: readonly string[]): Promise<string> {
  const logs = [];
  for (const key of tenants)
    logs.push(...(await listAll((page) => world.auditor.tenant(key).events.list(page))));
  return hashEventLog(logs);
}
