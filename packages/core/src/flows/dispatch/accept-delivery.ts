import type { Changes } from "../changes/create-changes.ts";
import { moveDelivery } from "../changes/move-delivery.ts";
import { setContactStatus } from "../changes/set-contact-status.ts";
import { passStep } from "./pass-step.ts";
import type { SettleContext } from "./settle-context.ts";

/** The provider has it. The step is passed at the time the provider gives, or the attempt's. */
export function acceptDelivery(
  changes: Changes,
  context: SettleContext,
  accepted: { readonly sentAt: number; readonly providerMessageId: string | null },
): void {
  const { delivery } = context;
  const sent = moveDelivery(changes, {
    row: delivery,
    event: "accept",
    patch: {
      sentAt: accepted.sentAt,
      providerMessageId: accepted.providerMessageId,
      leaseId: null,
      retryAt: null,
      code: null,
    },
  });
  setContactStatus(changes, context.facts.contact, "contacted");
  passStep(changes, context, { anchorAt: accepted.sentAt, deliveryId: sent.id });
}
