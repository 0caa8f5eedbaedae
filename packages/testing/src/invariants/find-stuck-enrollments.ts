import type { Enrollment, Tenant } from "@outreachkit/core";
import type { Ledger } from "./ledger.ts";
import type { Violation } from "./violation.ts";

/**
 * Invariant 5: a live enrollment has a due time or a typed reason, and `explain()` gives one. Once
 * everything is drained, none may be due by itself: nobody would ever look at it.
 */
export async function findStuckEnrollments(
  { enrollments, campaigns }: Ledger,
  { tenant, drained }: { readonly tenant: Tenant; readonly drained: boolean },
): Promise<readonly Violation[]> {
  const violations: Violation[] = [];
  const report = (message: string, id: string) =>
    void violations.push({ invariant: 5, message, ids: [id] });
  for (const enrollment of enrollments.values()) {
    if (enrollment.state === "completed" || enrollment.state === "stopped") continue;
    if (!isExplained(enrollment))
      report(`It is ${enrollment.state} without a due time or a reason.`, enrollment.id);
    const { reason, nextAt } = await tenant.enrollments.explain(enrollment.id);
    if (reason === null && nextAt === null)
      report(`explain() knows neither what holds it nor when it goes on.`, enrollment.id);
    const runs = campaigns.get(enrollment.campaignId)?.state === "running";
    if (drained && runs && nextAt !== null)
      report(`It should go on at ${nextAt}, and no worker will look at it.`, enrollment.id);
  }
  return violations;
}

function isExplained({ state, dueAt, reason }: Enrollment): boolean {
  return state === "waiting" ? reason !== null : dueAt !== null;
}
