/**
 * Every point at which a worker is killed. What must have happened before it can be reached:
 *
 * - `work`: somebody is due.
 * - `lost-lease`: a worker died or sleeps with a lease.
 * - `keyed`, `asked`, `blind`: a call through that account ended without a clear answer.
 */
export const markers = {
  /** Queues are about to be read, or were. */
  "look.before": "work",
  "look.after": "work",
  /** A transaction that moves enrollments and claims nothing. Locks are held; written; committed. */
  "plan.before-write": "work",
  "plan.before-commit": "work",
  "plan.after-commit": "work",
  "claim.before-write": "work",
  "claim.before-commit": "work",
  "claim.after-commit": "work",
  /** Just before the request leaves the worker. */
  "call.before": "work",
  /** At the provider: the request is there and nothing was accepted; accepted and not answered. */
  "call.received": "work",
  "call.accepted": "work",
  /** The answer has arrived and nothing is stored. */
  "call.after": "work",
  "settle.before-write": "work",
  "settle.before-commit": "work",
  "settle.after-commit": "work",
  /** Recovery of leases that ended. */
  "leases.before-write": "lost-lease",
  "leases.before-commit": "lost-lease",
  "leases.after-commit": "lost-lease",
  /** Recovery of an unknown delivery: found, taken up under a new lease. */
  "recovery.found": "keyed",
  "take.before-write": "keyed",
  "take.before-commit": "keyed",
  "take.after-commit": "keyed",
  /** At the provider: a request with a key that it has seen before; answered from its memory. */
  "repeat.received": "keyed",
  "repeat.accepted": "keyed",
  "lookup.before": "asked",
  "lookup.after": "asked",
  /** A person is asked, as nobody else can tell. */
  "review.before-write": "blind",
  "review.before-commit": "blind",
  "review.after-commit": "blind",
  /** Messages are written. */
  "write.before-write": "work",
  "write.before-commit": "work",
  "write.after-commit": "work",
  /** Wake-ups are carried to the heads of their queues. */
  "fold.before-write": "work",
  "fold.before-commit": "work",
  "fold.after-commit": "work",
} as const satisfies { readonly [marker: string]: MarkerNeed };

export type MarkerNeed = "work" | "lost-lease" | "keyed" | "asked" | "blind";

export type Marker = keyof typeof markers;

export const markerNames = Object.keys(markers) as readonly Marker[];
