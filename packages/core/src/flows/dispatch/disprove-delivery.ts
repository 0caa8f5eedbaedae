import type { Changes } from "../changes/create-changes.ts";
import { moveDelivery } from "../changes/move-delivery.ts";
import { moveEnrollment } from "../changes/move-enrollment.ts";
import { cancelIfEnded } from "./cancel-if-ended.ts";
import { hintQueue } from "./hint-queue.ts";
import { endProgress } from "./end-progress.ts";
import { isOpenFor } from "./is-open-for.ts";
import { returnCapacity } from "./return-capacity.ts";
import type { SettleContext } from "./settle-context.ts";

/**
 * The first attempt surely did not get through: a queued delivery like any other, with a new key. The
 * old one is not needed any more: nothing of this delivery is repeated under it, a late acceptance is
 * settled by the delivery's id, and members that stay unknown under it see from the key itself that
 * they are not the whole call, so that they are looked up and never repeated.
 */
export function disproveDelivery(changes: Changes, context: SettleContext): void {
  const { delivery, facts } = context;
  returnCapacity(changes, delivery);
  endProgress(changes, context);
  moveDelivery(changes, {
    row: delivery,
    event: "disprove",
    patch: { leaseId: null, requestKey: null, retryAt: null, uncertainSince: null, code: null },
  });
  cancelIfEnded(changes, context);
  if (!isOpenFor(changes, context)) return;
  const next = moveEnrollment(changes, {
    row: facts.enrollment,
    event: "schedule",
    patch: { dueAt: changes.now, deliveryId: null },
    data: { deliveryId: delivery.id },
  });
  hintQueue(changes, next, changes.now);
}
