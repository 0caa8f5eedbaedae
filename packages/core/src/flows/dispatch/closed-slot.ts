import type { SettleContext } from "./settle-context.ts";

/**
 * The slot of a delivery that closes without having been accepted: the next one of its step, which
 * may then have another delivery. One whose step was passed meanwhile keeps its own: of that step
 * nothing may go any more.
 */
export function closedSlot({ facts, delivery }: Pick<SettleContext, "facts" | "delivery">): number {
  const atStep = facts.enrollment.stepKey === delivery.stepKey;
  return atStep ? Math.max(1, facts.deliveryCount) : delivery.slot;
}
