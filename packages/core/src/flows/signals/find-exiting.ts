import { evaluateCondition } from "../../campaign/evaluate-condition.ts";
import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Signal } from "../../inbound/signal.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import { readHistories } from "../enrollments/read-histories.ts";
import type { SignalMatch } from "./match-signal.ts";
import { toHappening } from "./to-happening.ts";

/**
 * Of these live enrollments, all locked, those whose campaign ends with what is so now: with the
 * signal, and with the contact as the signal leaves it. Costs nothing where no campaign has such a
 * rule.
 */
export async function findExiting(
  session: StoreSession,
  options: {
    readonly rows: readonly EnrollmentRecord[];
    readonly versions: ReadonlyMap<string, CompiledVersion>;
    readonly contact: ContactRecord;
    readonly signal: Signal;
    readonly match: SignalMatch;
  },
): Promise<readonly EnrollmentRecord[]> {
  const { versions, contact, signal, match } = options;
  const ruleOf = (row: EnrollmentRecord) => versions.get(row.versionId)?.definition.exitOn;
  const asking = options.rows.filter((row) => ruleOf(row) !== undefined);
  if (asking.length === 0) return [];
  const histories = await readHistories(session, await session.enrollments.readFacts(asking));
  return asking.filter((row) => {
    const rule = ruleOf(row);
    const history = histories.get(row.id);
    if (!rule || !history) return false;
    const now = toHappening(row, signal, match);
    const happenings = now ? [...history.happenings, now] : history.happenings;
    return evaluateCondition(rule, { ...history, contact, happenings });
  });
}
