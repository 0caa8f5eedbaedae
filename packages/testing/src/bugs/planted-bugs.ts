/** A mistake that can be planted, and the invariant that must then be seen to break. */
export interface PlantedBug {
  readonly where: "store" | "channel";
  /** Its number in the list of the design, or of the monitor's own from 11 on. */
  readonly breaks: number;
  readonly what: string;
}

/** Every bug there is a switch for. A test of an invariant that does not fail under its bugs tests nothing. */
export const plantedBugs = {
  "double-claim": {
    where: "store",
    breaks: 1,
    what: "A claim writes neither the enrollment's pointer nor the step's slot.",
  },
  "new-key-on-recovery": {
    where: "store",
    breaks: 1,
    what: "An uncertain request is repeated under another key.",
  },
  "resend-without-key": {
    where: "channel",
    breaks: 1,
    what: "The channel never passes the key on to its provider.",
  },
  "settle-ignores-fence": {
    where: "store",
    breaks: 1,
    what: "A worker that slept past its lease settles under its old token.",
  },
  "approval-ignored": {
    where: "store",
    breaks: 2,
    what: "Every written message counts as approved.",
  },
  "edited-content-sent": {
    where: "store",
    breaks: 2,
    what: "Words are changed after their approval, and their hash is not.",
  },
  "ignore-suppression": {
    where: "store",
    breaks: 3,
    what: "Nobody counts as suppressed.",
  },
  "no-capacity-guard": {
    where: "store",
    breaks: 4,
    what: "What was sent today is not counted.",
  },
  "no-gap": { where: "store", breaks: 4, what: "A sender is free again at once." },
  "lost-hint": {
    where: "store",
    breaks: 5,
    what: "A wake-up is never written.",
  },
  "forget-reason": {
    where: "store",
    breaks: 5,
    what: "A waiting enrollment does not say what it waits for.",
  },
  "forget-open-delivery": {
    where: "store",
    breaks: 6,
    what: "A claim has no lease, so that nobody recovers it.",
  },
  "drop-closed-delivery": {
    where: "store",
    breaks: 6,
    what: "A message that will not go gets no end.",
  },
  "cross-tenant-read": {
    where: "store",
    breaks: 7,
    what: "Rows are found by their id alone.",
  },
  "stale-facts": {
    where: "store",
    breaks: 8,
    what: "A claim decides on facts from before its locks.",
  },
  "events-outside-transaction": {
    where: "store",
    breaks: 8,
    what: "Events are written whether or not their moves are.",
  },
  "drop-event": { where: "store", breaks: 8, what: "A move is told to nobody." },
  "random-order": {
    where: "store",
    breaks: 10,
    what: "A list that must have an order has none.",
  },
  "read-send-mark": {
    where: "store",
    breaks: 1,
    what: "What is due is read, sent, and only then marked.",
  },
  "resend-past-window": {
    where: "channel",
    breaks: 1,
    what: "An uncertain request is repeated after its key was forgotten.",
  },
  "suppression-when-queued": {
    where: "store",
    breaks: 3,
    what: "Suppressions are looked up when a message is queued, and not again.",
  },
  "claim-counts-as-done": {
    where: "store",
    breaks: 6,
    what: "What a dead worker had fetched counts as dealt with.",
  },
  "lock-for-ever": {
    where: "store",
    breaks: 15,
    what: "A claim is a lock that a dead worker keeps.",
  },
  "capacity-read-then-written": {
    where: "store",
    breaks: 4,
    what: "A cap is read, and written without a condition.",
  },
  "capacity-not-returned": {
    where: "store",
    breaks: 4,
    what: "A refused message costs its sender a unit of the day.",
  },
  "shared-caps-ignored": {
    where: "store",
    breaks: 4,
    what: "Each sender counts for itself what it shares with others.",
  },
  "steps-at-once": {
    where: "store",
    breaks: 11,
    what: "A step is due with the one before it.",
  },
  "severity-falls": {
    where: "store",
    breaks: 12,
    what: "The last signal about a message wins.",
  },
  "inbound-twice": {
    where: "store",
    breaks: 13,
    what: "Every copy of a signal is another signal.",
  },
  "hold-ignored": {
    where: "store",
    breaks: 14,
    what: "A pause of a contact, enrollment or sender is never read.",
  },
  "breaker-ignored": {
    where: "store",
    breaks: 4,
    what: "A claim does not hear of breakers that are open.",
  },
  "campaign-pause-ignored": {
    where: "store",
    breaks: 14,
    what: "A campaign's pause is read before the claim, and not in it.",
  },
  "other-bytes-on-retry": {
    where: "store",
    breaks: 2,
    what: "A repeat makes its envelope anew.",
  },
  "half-request-recovered": {
    where: "channel",
    breaks: 2,
    what: "Of a call with several members one is repeated.",
  },
  "recovery-forgotten": {
    where: "store",
    breaks: 6,
    what: "What is unknown is never looked at again.",
  },
  "timeout-is-refusal": {
    where: "channel",
    breaks: 1,
    what: "A lost answer is taken for a refusal.",
  },
  "batch-fails-whole": {
    where: "channel",
    breaks: 1,
    what: "One refused member puts off its whole call.",
  },
} as const satisfies { readonly [name: string]: PlantedBug };

export type BugName = keyof typeof plantedBugs;

type BugsOf<Where extends PlantedBug["where"]> = {
  [Name in BugName]: (typeof plantedBugs)[Name]["where"] extends Where ? Name : never;
}[BugName];

export type StoreBug = BugsOf<"store">;
export type ChannelBug = BugsOf<"channel">;
