/** A mistake that can be planted, and the invariant that must then be seen to break. */
export interface PlantedBug {
  readonly where: "store" | "channel";
  /** Its number in the list of the design. */
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
} as const satisfies { readonly [name: string]: PlantedBug };

export type BugName = keyof typeof plantedBugs;

type BugsOf<Where extends PlantedBug["where"]> = {
  [Name in BugName]: (typeof plantedBugs)[Name]["where"] extends Where ? Name : never;
}[BugName];

export type StoreBug = BugsOf<"store">;
export type ChannelBug = BugsOf<"channel">;
