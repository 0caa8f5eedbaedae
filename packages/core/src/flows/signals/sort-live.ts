import { awaitsHappening } from "../../campaign/awaits-happening.ts";
import type { Happening } from "../../campaign/condition-facts.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Signal } from "../../inbound/signal.ts";
import type { Engine } from "../engine.ts";
import type { SignalMatch } from "./match-signal.ts";

/**
 * Of a contact's live enrollments, all locked: those that the signal stops, and those that wait for
 * something, which may be this or what it changes. A reply or a goal that a wait is for does not stop
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
  },
): Promise<{
  readonly stopping: readonly EnrollmentRecord[];
  readonly waking: readonly EnrollmentRecord[];
}> {
  const { live, signal, match, stops } = options;
  const versions = await engine.versions.load(session, live);
  const goesOn = (row: EnrollmentRecord): boolean => {
    if (signal.type !== "reply" && signal.type !== "goal") return !stops;
    const version = versions.get(row.versionId);
    if (signal.type === "reply" && version?.definition.onReply === "continue") return true;
    const step = row.stepKey === null ? undefined : version?.stepsByKey.get(row.stepKey);
    return step?.type === "wait" && awaitsHappening(step.for, toHappening(row, signal, match));
  };
  const stopping = live.filter((row) => !goesOn(row));
  return {
    stopping,
    waking: live.filter((row) => row.reason === "awaiting-event" && !stopping.includes(row)),
  };
}

function toHappening(row: EnrollmentRecord, signal: Signal, match: SignalMatch): Happening {
  const { delivery } = match;
  return {
    // Only replies and goals are asked about here, and conditions know both.
    event: signal.type === "reply" ? "replied" : "goal",
    stepKey: delivery?.enrollmentId === row.id ? delivery.stepKey : null,
    intent: signal.type === "reply" ? (signal.intent ?? null) : null,
    name: signal.type === "goal" ? (signal.name ?? null) : null,
  };
}
