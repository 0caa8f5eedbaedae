import { judgeSend } from "../breakers/judge-send.ts";
import type { Changes } from "../changes/create-changes.ts";
import { moveDelivery } from "../changes/move-delivery.ts";
import { setContactStatus } from "../changes/set-contact-status.ts";
import { touchEnrollment } from "../changes/touch-enrollment.ts";
import { beginsProgress } from "./begins-progress.ts";
import { closeOthers } from "./close-others.ts";
import { passStep } from "./pass-step.ts";
import type { SettleContext } from "./settle-context.ts";

/**
 * The provider has it. The step is passed at the time the provider gives, or the attempt's; so too
 * when the acceptance comes late, of a delivery that was closed or put off meanwhile: whatever the
 * enrollment waited for, the step is sent.
 */
export function acceptDelivery(
  changes: Changes,
  context: SettleContext,
  accepted: { readonly sentAt: number; readonly providerMessageId: string | null },
): void {
  const { delivery, others = [] } = context;
  const isTaken = others.some(({ slot }) => slot === 0);
  const sent = moveDelivery(changes, {
    row: delivery,
    event: "accept",
    patch: {
      slot: isTaken ? delivery.slot : 0,
      sentAt: accepted.sentAt,
      providerMessageId: accepted.providerMessageId,
      leaseId: null,
      retryAt: null,
      code: null,
    },
  });
  judgeSend(changes, sent, context.facts.breakers);
  closeOthers(changes, context);
  setContactStatus(changes, context.facts.contact, "contacted");
  // Accepted late, when its place had been given back.
  const row = changes.enrollments.current(context.facts.enrollment);
  const isLive = row.state !== "stopped" && row.state !== "completed";
  if (
    isLive &&
    typeof context.facts.sender?.inProgressCap === "number" &&
    beginsProgress({ ...context.facts, enrollment: row })
  )
    touchEnrollment(changes, context.facts.enrollment, { progressOf: delivery.senderId });
  passStep(changes, context, { anchorAt: accepted.sentAt, deliveryId: sent.id });
}
