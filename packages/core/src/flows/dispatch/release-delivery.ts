import type { Changes } from "../changes/create-changes.ts";
import { moveDelivery } from "../changes/move-delivery.ts";
import { touchEnrollment } from "../changes/touch-enrollment.ts";
import { cancelIfEnded } from "./cancel-if-ended.ts";
import { hintQueue } from "./hint-queue.ts";
import { endProgress } from "./end-progress.ts";
import { isOpenFor } from "./is-open-for.ts";
import { returnCapacity } from "./return-capacity.ts";
import type { SettleContext } from "./settle-context.ts";

/**
 * The provider was surely not called under this lease: back to where it was before, at once or
 * after the time that its account's rate asks for.
 */
export function releaseDelivery(changes: Changes, context: SettleContext, after = 0): void {
  const { delivery, facts } = context;
  const dueAt = changes.now + Math.ceil(after);
  if (delivery.state === "unknown") {
    changes.deliveries.set(delivery, { ...delivery, leaseId: null, retryAt: dueAt });
    return;
  }
  if (delivery.state !== "claimed") return;
  returnCapacity(changes, delivery);
  endProgress(changes, context);
  moveDelivery(changes, {
    row: delivery,
    event: "release",
    patch: { leaseId: null, requestKey: null, attempts: delivery.attempts - 1 },
  });
  cancelIfEnded(changes, context);
  if (!isOpenFor(changes, context)) return;
  const next = touchEnrollment(changes, facts.enrollment, { deliveryId: null, dueAt });
  hintQueue(changes, next, dueAt);
}
