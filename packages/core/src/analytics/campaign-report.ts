import type {
  ContactFunnel,
  EnrollmentCount,
  StepCounts,
} from "../contracts/store/report-store.ts";

/** A share with the counts it is made of; `rate` is null when there is nothing to divide by. */
export interface Rate {
  readonly count: number;
  /** What it is a share of. */
  readonly of: number;
  readonly rate: number | null;
}

export interface StepReport extends StepCounts {
  readonly label: string;
  /** Of sent. */
  readonly replyRate: Rate;
  /** Of sent. */
  readonly bounceRate: Rate;
}

/** How a campaign stands. An empty one gives zeros. */
export interface CampaignReport {
  readonly contacts: {
    readonly enrolled: number;
    readonly live: number;
    readonly completed: number;
    readonly stopped: number;
  };
  readonly funnel: ContactFunnel;
  /** In the order of the sequence. */
  readonly steps: readonly StepReport[];
  readonly stopped: { readonly [reason: string]: number };
  readonly waiting: { readonly [reason: string]: number };
  readonly messages: {
    readonly total: number;
    readonly approved: number;
    readonly pending: number;
    readonly rejected: number;
    readonly sent: number;
    readonly needsReview: number;
    readonly unknown: number;
  };
}

export function buildCampaignReport(options: {
  readonly steps: readonly { readonly key: string; readonly label?: string }[];
  readonly counts: readonly StepCounts[];
  readonly enrollments: readonly EnrollmentCount[];
  readonly funnel: ContactFunnel;
}): CampaignReport {
  const { counts, enrollments, funnel } = options;
  const order = new Map(options.steps.map(({ key }, index) => [key, index]));
  const labels = new Map(options.steps.map(({ key, label }) => [key, label ?? key]));
  // A step that a later version dropped comes last.
  const place = (key: string) => order.get(key) ?? order.size;
  const steps = counts
    .toSorted((one, other) => place(one.stepKey) - place(other.stepKey))
    .map((count) => ({
      ...count,
      label: labels.get(count.stepKey) ?? count.stepKey,
      replyRate: rate(count.replied, count.sent),
      bounceRate: rate(count.bounced, count.sent),
    }));
  const inState = (...states: readonly string[]) =>
    sum(
      enrollments.filter(({ state }) => states.includes(state)),
      ({ count }) => count,
    );
  return {
    contacts: {
      enrolled: sum(enrollments, ({ count }) => count),
      live: inState("pending", "scheduled", "waiting"),
      completed: inState("completed"),
      stopped: inState("stopped"),
    },
    funnel,
    steps,
    stopped: byReason(enrollments, "stopped"),
    waiting: byReason(enrollments, "waiting"),
    messages: {
      total: sum(counts, ({ messages }) => messages),
      approved: sum(counts, ({ approved }) => approved),
      pending: sum(counts, ({ pending }) => pending),
      rejected: sum(counts, ({ rejected }) => rejected),
      sent: sum(counts, ({ sent }) => sent),
      needsReview: sum(counts, ({ needsReview }) => needsReview),
      unknown: sum(counts, ({ unknown }) => unknown),
    },
  };
}

function byReason(
  enrollments: readonly EnrollmentCount[],
  state: string,
): { [reason: string]: number } {
  return Object.fromEntries(
    enrollments
      .filter((row) => row.state === state)
      .map(({ reason, count }) => [reason ?? "none", count]),
  );
}

function rate(count: number, of: number): Rate {
  return { count, of, rate: of === 0 ? null : count / of };
}

function sum<Item>(items: readonly Item[], amount: (item: Item) => number): number {
  return items.reduce((total, item) => total + amount(item), 0);
}
