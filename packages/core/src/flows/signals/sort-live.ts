import { awaitsHappening } from "../../campaign/awaits-happening.ts";
import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Signal } from "../../inbound/signal.ts";
import type { Engine } from "../engine.ts";
import { findExiting } from "./find-exiting.ts";
import type { SignalMatch } from "./match-signal.ts";
import { toHappening } from "./to-happening.ts";

/**
 * Of a contact's live enrollments, all locked: those that the signal stops, those that end with it by
 * their campaign's own rule, and those that wait for something, which may be this or what it changes. A reply or a goal that a wait is for does not stop
 * that sequence; a reply does not where the campaign goes on.
 */
export async function sortLive(
  engine: Engine,
  session: StoreSession,
  options: {
    readonly live: readonly EnrollmentRecord[];
    readonly signal: Signal;
    readonly match: SignalMatch;
    /** Whether the signal stops sequences at all. */
    readonly stops: boolean;
    /** As the signal leaves it. */
    readonly contact: ContactRecord;
  },
): Promise<{
  readonly stopping: readonly EnrollmentRecord[];
  readonly exiting: readonly EnrollmentRecord[];
  readonly waking: readonly EnrollmentRecord[];
}> {
  const { live, signal, match, stops } = options;
  const versions = await engine.versions.load(session, live);
  const goesOn = (row: EnrollmentRecord): boolean => {
    if (signal.type !== "reply" && signal.type !== "goal") return !stops;
    const version = versions.get(row.versionId);
    if (signal.type === "reply" && version?.definition.onReply === "continue") return true;
    const step = row.stepKey === null ? undefined : version?.stepsByKey.get(row.stepKey);
    const happening = toHappening(row, signal, match);
    return step?.type === "wait" && happening !== null && awaitsHappening(step.for, happening);
  };
  const stopping = live.filter((row) => !goesOn(row));
  const staying = live.filter((row) => !stopping.includes(row));
  const exiting = await findExiting(session, { ...options, rows: staying, versions });
  return {
    stopping,
    exiting,
    waking: staying.filter((row) => row.reason === "awaiting-event" && !exiting.includes(row)),
  };
}
