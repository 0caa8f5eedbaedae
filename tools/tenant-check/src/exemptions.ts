/** A statement that may touch a table of tenants without naming one. */
export interface Exemption {
  /** Whose statement, below packages/sql/src. */
  readonly file: string;
  readonly tables: readonly string[];
  /** Where only one of the stores needs it. */
  readonly store?: "sqlite" | "postgres";
  /** Which of the exemptions that DESIGN section 4 names, and what it reads. */
  readonly reason: string;
}

/** All of them. One that no statement needs any more fails the suites of the stores. */
export const exemptions: readonly Exemption[] = [
  {
    file: "reads/queue/read-ready-heads.ts",
    tables: ["queue_head"],
    reason: "engine sweep, due heads: the queues that are ready, of all tenants in turn",
  },
  {
    file: "reads/queue/lock-hinted-heads.ts",
    tables: ["queue_hint"],
    reason: "engine sweep, hints: the oldest hints, whosever they are",
  },
  {
    file: "reads/queue/read-agenda.ts",
    tables: ["queue_head", "queue_hint", "delivery", "message", "campaign"],
    reason:
      "engine sweep: whether queues, hints, recoveries, unwritten messages, changed schedules or ends of pauses wait; gives no row",
  },
  {
    file: "reads/queue/next-due-at.ts",
    tables: ["queue_head", "queue_hint", "delivery", "campaign"],
    reason: "engine sweep: when there is work next; gives an instant and no row",
  },
  {
    file: "reads/queue/read-backlog.ts",
    tables: ["queue_head", "queue_hint", "delivery", "message"],
    reason: "engine sweep: how far behind the workers are; gives counts and instants, no row",
  },
  {
    file: "reads/dispatch/find-recoverable-deliveries.ts",
    tables: ["delivery"],
    reason: "engine sweep, leases: what a lease left unknown and is due to be asked about again",
  },
  {
    file: "reads/events/read-settled-events.ts",
    tables: ["event"],
    reason: "event readers: subscribers read the log of all tenants",
  },
  {
    file: "reads/subscribers/find-due-subscribers.ts",
    tables: ["event"],
    reason:
      "event readers: whether anything settled is behind a subscriber's place; gives no event",
  },
  {
    file: "reads/subscribers/insert-subscriber.ts",
    tables: ["event"],
    store: "sqlite",
    reason: "event readers: where the log ends; gives no event",
  },
  {
    file: "reads/subscribers/list-progress.ts",
    tables: ["event"],
    reason: "event readers: how far a subscriber is behind; gives an instant and no event",
  },
  {
    file: "reads/messages/find-requested-messages.ts",
    tables: ["message"],
    reason: "engine sweep: the oldest messages that wait to be written",
  },
  {
    file: "reads/campaigns/find-completable-campaigns.ts",
    tables: ["campaign"],
    reason: "engine sweep: campaigns that are closed and have nothing live",
  },
  {
    file: "reads/campaigns/find-rescheduling-campaigns.ts",
    tables: ["campaign"],
    reason: "engine sweep: campaigns whose schedule was changed and is not all planned again",
  },
  {
    file: "reads/campaigns/find-resumable-campaigns.ts",
    tables: ["campaign"],
    reason: "engine sweep: campaigns whose pause had an end that has come",
  },
];
