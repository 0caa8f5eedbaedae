import { defineMachine, type StateOf } from "./define-machine.ts";

/**
 * One attempt to get one approved message out.
 *
 * - `queued`: surely not accepted by the provider; waits for a retry time, or for a pull claim.
 * - `claimed`: under a lease; the provider may be called. Entering it writes no event: a claim is a
 *   lease, and the event of its outcome tells when it was claimed.
 * - `sent`: the provider accepted it. Final.
 * - `failed`: the provider refused it for good. If it says later that it accepted an earlier attempt
 *   after all, it is believed.
 * - `skipped`, `cancelled`: closed without a send; the same holds. What happened counts, not what was
 *   meant to.
 * - `unknown`: the provider may have it. Left only on proof: an accepted answer, however late, a
 *   definitive look-up, a person. Events of providers are no proof yet: nothing takes them in.
 * - `needs-review`: the provider can no longer tell; a person decides.
 */
export const deliveryMachine = defineMachine({
  name: "delivery",
  initial: "queued",
  table: {
    queued: {
      claim: "claimed",
      accept: "sent",
      fail: "failed",
      skip: "skipped",
      cancel: "cancelled",
    },
    claimed: {
      accept: "sent",
      refuse: "failed",
      defer: "queued",
      release: "queued",
      lose: "unknown",
    },
    sent: {},
    failed: { accept: "sent", redrive: "queued" },
    skipped: { accept: "sent" },
    cancelled: { accept: "sent" },
    unknown: { accept: "sent", disprove: "queued", review: "needs-review" },
    "needs-review": { accept: "sent", disprove: "queued", cancel: "cancelled" },
  },
});

export type DeliveryState = StateOf<typeof deliveryMachine.table>;

/** States in which the provider has the message or may have it. */
export const outDeliveryStates = ["claimed", "unknown", "needs-review"] as const;
