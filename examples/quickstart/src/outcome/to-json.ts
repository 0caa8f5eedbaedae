import { countBy } from "./count-by.ts";
import type { Outcome } from "./outcome.ts";

/** What `--json` prints. */
export interface JsonOutcome {
  readonly import: {
    readonly rows: number;
    readonly created: number;
    readonly updated: number;
    readonly skipped: number;
    readonly reasons: Readonly<Record<string, number>>;
  };
  readonly messages: Readonly<Record<string, number>>;
  readonly sent: number;
  readonly stopped: Readonly<Record<string, number>>;
  readonly waiting: Readonly<Record<string, number>>;
  /** How many promises were broken; they are named on standard error. */
  readonly violations: number;
  readonly seed: number;
  readonly eventLogHash: string;
}

export function toJson(outcome: Outcome): JsonOutcome {
  const { imported, report, messages, violations, seed, eventLogHash } = outcome;
  const { created, updated, skipped, reasons } = imported;
  return {
    import: { rows: imported.rows.length, created, updated, skipped, reasons },
    messages: countBy(messages, ({ state }) => state),
    sent: report.messages.sent,
    stopped: report.stopped,
    waiting: report.waiting,
    violations: violations.length,
    seed,
    eventLogHash,
  };
}
