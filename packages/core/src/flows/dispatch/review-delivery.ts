import type { Changes } from "../changes/create-changes.ts";
import { moveDelivery } from "../changes/move-delivery.ts";
import { moveEnrollment } from "../changes/move-enrollment.ts";
import { isOpenFor } from "./is-open-for.ts";
import type { SettleContext } from "./settle-context.ts";

/** Nobody but a person can tell any more what became of an unknown delivery. */
export function reviewDelivery(
  changes: Changes,
  context: Pick<SettleContext, "facts" | "delivery">,
  { code }: { readonly code?: string } = {},
): void {
  const { delivery, facts } = context;
  moveDelivery(changes, {
    row: delivery,
    event: "review",
    patch: { retryAt: null, leaseId: null, ...(code !== undefined && { code }) },
  });
  if (!isOpenFor(changes, context)) return;
  moveEnrollment(changes, {
    row: facts.enrollment,
    event: "wait",
    patch: { reason: "needs-review", dueAt: null },
    data: { deliveryId: delivery.id },
  });
}
