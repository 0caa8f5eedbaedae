import { deferralReason } from "../../model/deferral-reason.ts";
import type { Changes } from "../changes/create-changes.ts";
import { moveDelivery } from "../changes/move-delivery.ts";
import { moveEnrollment } from "../changes/move-enrollment.ts";
import { cancelIfEnded } from "./cancel-if-ended.ts";
import { hintQueue } from "./hint-queue.ts";
import { endProgress } from "./end-progress.ts";
import { isOpenFor } from "./is-open-for.ts";
import { returnCapacity } from "./return-capacity.ts";
import type { SettleContext } from "./settle-context.ts";

/** The provider put it off and surely has nothing: queued until the retry. */
export function deferDelivery(
  changes: Changes,
  context: SettleContext,
  {
    code,
    retryAt,
    attempts,
  }: { readonly code: string; readonly retryAt: number; readonly attempts: number },
): void {
  const { delivery, facts } = context;
  returnCapacity(changes, delivery);
  endProgress(changes, context);
  moveDelivery(changes, {
    row: delivery,
    event: "defer",
    patch: { code, retryAt, attempts, leaseId: null, requestKey: null },
  });
  cancelIfEnded(changes, context);
  if (!isOpenFor(changes, context)) return;
  const next = moveEnrollment(changes, {
    row: facts.enrollment,
    event: "wait",
    patch: { reason: deferralReason(code), dueAt: retryAt, deliveryId: null },
    data: { deliveryId: delivery.id },
  });
  hintQueue(changes, next, retryAt);
}
