import type { Changes } from "../changes/create-changes.ts";
import type { SettleContext } from "./settle-context.ts";

/** Whether the enrollment still points to this delivery and is live. */
export function isOpenFor(
  changes: Changes,
  { facts, delivery }: Pick<SettleContext, "facts" | "delivery">,
): boolean {
  const row = changes.enrollments.current(facts.enrollment);
  return row.deliveryId === delivery.id && row.state !== "stopped" && row.state !== "completed";
}
