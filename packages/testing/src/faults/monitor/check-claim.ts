import type { DeliveryRecord } from "@outreachkit/core/plugin";
import type { Violation } from "../../invariants/violation.ts";
import { checkTiming } from "./check-timing.ts";
import type { Model } from "./model.ts";
import { findObstacles } from "./find-obstacles.ts";
import { capOf } from "./cap-of.ts";
import { resolveLimits, type DefaultLimits } from "./resolve-limits.ts";

/** What must hold at the moment a delivery is claimed: invariants 1 to 4, 11 and 14. */
export function checkClaim(
  model: Model,
  row: DeliveryRecord,
  options: { readonly limits: DefaultLimits },
): readonly Violation[] {
  const violations: Violation[] = [...findObstacles(model, row), ...checkTiming(model, row)];
  const report = (invariant: number, message: string) =>
    void violations.push({ invariant, message, ids: [row.id] });
  const others = [...model.deliveries.values()].filter(
    (other) =>
      other.id !== row.id &&
      other.enrollmentId === row.enrollmentId &&
      other.stepKey === row.stepKey &&
      mayHaveGone(other),
  );
  if (others.length > 0)
    report(1, `It is claimed while ${others[0]?.id} of the same step is ${others[0]?.state}.`);
  const message = model.messages.get(row.messageId);
  if (message?.approval !== "approved" || message.contentHash !== row.contentHash)
    report(
      2,
      `Its words ${row.contentHash} are claimed, and ${message?.contentHash} is ${message?.approval}.`,
    );
  checkLimits(model, row, { ...options, report });
  return violations;
}

function checkLimits(
  model: Model,
  row: DeliveryRecord,
  {
    limits,
    report,
  }: {
    readonly limits: DefaultLimits;
    readonly report: (invariant: number, message: string) => void;
  },
): void {
  const { gap } = resolveLimits(model.senders.get(row.senderId), limits);
  for (const unit of row.capacity) {
    const cap = capOf(model, row, { scope: unit.scope, limits });
    const held = [...model.deliveries.values()].filter(
      (other) =>
        other.tenantId === row.tenantId &&
        other.capacity.some(
          ({ scope, period }) => scope === unit.scope && period === unit.period,
        ) &&
        mayHaveGone(other),
    );
    if (cap !== null && held.length > cap)
      report(
        4,
        `${unit.scope} has ${held.length} out or sent for ${unit.period}, over its cap of ${cap}.`,
      );
  }
  const claimedAt = row.claimedAt ?? 0;
  const close = (model.claims.get(row.senderId) ?? []).find(({ id, at }) => {
    const other = model.deliveries.get(id);
    return id !== row.id && other && mayHaveGone(other) && Math.abs(claimedAt - at) < gap;
  });
  if (close)
    report(
      4,
      `It is claimed ${Math.abs(claimedAt - close.at)} ms from ${close.id}, under its sender's gap of ${gap} ms.`,
    );
}

/** Whether the provider has it or may have it. */
function mayHaveGone({ state, uncertainSince }: DeliveryRecord): boolean {
  return (
    state === "claimed" ||
    state === "sent" ||
    state === "unknown" ||
    state === "needs-review" ||
    uncertainSince !== null
  );
}
