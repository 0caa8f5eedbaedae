import { closeMessages } from "../changes/close-messages.ts";
import type { Changes } from "../changes/create-changes.ts";
import { countBounce } from "../changes/count-bounce.ts";
import { moveDelivery } from "../changes/move-delivery.ts";
import { moveEnrollment } from "../changes/move-enrollment.ts";
import { noteEnrollment } from "../changes/note-enrollment.ts";
import { takeFallback } from "../enrollments/take-fallback.ts";
import { closedSlot } from "./closed-slot.ts";
import { isMessageStep } from "../../model/is-message-step.ts";
import { isOpenFor } from "./is-open-for.ts";
import { passStep } from "./pass-step.ts";
import { setContactStatus } from "../changes/set-contact-status.ts";
import { suppressContact } from "../changes/suppress-contact.ts";
import { returnCapacity } from "./return-capacity.ts";
import type { SettleContext } from "./settle-context.ts";

/**
 * The provider refused it for good, so it surely has nothing. A refusal that names the recipient is a
 * hard bounce; any other takes the step's fallback kind, else its `onFailed`.
 */
export function refuseDelivery(
  changes: Changes,
  context: SettleContext,
  refusal: { readonly code: string; readonly recipient: boolean },
): void {
  const { delivery, facts, version } = context;
  returnCapacity(changes, delivery);
  const failed = moveDelivery(changes, {
    row: delivery,
    event: "refuse",
    patch: {
      code: refusal.code,
      leaseId: null,
      retryAt: null,
      slot: closedSlot(context),
      receipt: refusal.recipient ? "bounced" : null,
    },
    data: { recipient: refusal.recipient },
  });
  if (refusal.recipient) {
    countBounce(changes, delivery);
    suppressRecipient(changes, context);
  }
  if (!isOpenFor(changes, context)) return;
  const row = facts.enrollment;
  if (context.fallback && !refusal.recipient) {
    takeFallback(changes, {
      row,
      version,
      open: context.open,
      step: context.fallback,
      from: failed.kind,
      reason: "delivery-failed",
      patch: { deliveryId: null },
      data: { deliveryId: failed.id },
      hint: true,
    });
    return;
  }
  const step = version.stepsByKey.get(failed.stepKey);
  const wish = step && isMessageStep(step) ? step.onFailed : undefined;
  const onFailed = refusal.recipient ? "stop" : (wish ?? "hold");
  switch (onFailed) {
    case "hold":
      moveEnrollment(changes, {
        row,
        event: "wait",
        patch: { reason: "delivery-failed", dueAt: null, deliveryId: null },
        data: { deliveryId: failed.id },
      });
      return;
    case "skip":
      noteEnrollment(changes, {
        row,
        type: "step-skipped",
        data: { stepKey: failed.stepKey, reason: "manual" },
      });
      passStep(changes, context, { anchorAt: changes.now, deliveryId: failed.id });
      return;
    case "stop":
      closeMessages(changes, { enrollment: row, ...context.open, as: "cancel", code: "failed" });
      moveEnrollment(changes, {
        row,
        event: "stop",
        patch: { reason: refusal.recipient ? "bounced" : "failed", dueAt: null, deliveryId: null },
        data: { deliveryId: failed.id },
      });
      return;
  }
}

function suppressRecipient(changes: Changes, { facts: { contact } }: SettleContext): void {
  suppressContact(changes, contact, "bounced");
  setContactStatus(changes, contact, "bounced");
}
