/** Why a live enrollment waits. Closed: SEMANTICS of the engine, shown by `explain()`. */
export const waitingReasons = [
  "outside-window",
  "holiday",
  "sender-cap",
  "sender-gap",
  "domain-cap",
  "campaign-cap",
  "new-contact-cap",
  "tenant-cap",
  "domain-rate",
  "cool-down",
  "awaiting-approval",
  "awaiting-generation",
  "awaiting-task",
  "awaiting-event",
  "awaiting-thread",
  "retry-later",
  "delivery-unknown",
  "needs-review",
  "breaker-open",
  "budget",
  "entitlement",
  "campaign-paused",
  "contact-paused",
  "sender-paused",
  "enrollment-paused",
  "tenant-paused",
  "not-launched",
  "provider-rate",
  "sender-wip",
  "awaiting-pull",
  "delivery-failed",
  "no-sender",
  "no-window",
  "guard",
  "in-flight",
] as const;

export type WaitingReason = (typeof waitingReasons)[number];

export const stopReasons = [
  "replied",
  "bounced",
  "complained",
  "unsubscribed",
  "suppressed",
  "goal",
  "disqualified",
  "rejected",
  "failed",
  "superseded",
  "cancelled",
  "contact-deleted",
] as const;

export type StopReason = (typeof stopReasons)[number];

export const skipReasons = [
  "already-sent",
  "no-address",
  "rejected",
  "expired",
  "generation-failed",
  "guard",
  "skip-after",
  "manual",
] as const;

export type SkipReason = (typeof skipReasons)[number];

/** Why a step took its fallback kind. */
export const fallbackReasons = ["no-address", "no-sender", "delivery-failed"] as const;

export type FallbackReason = (typeof fallbackReasons)[number];
