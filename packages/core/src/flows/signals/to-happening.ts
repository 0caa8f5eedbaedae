import type { Happening } from "../../campaign/condition-facts.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { Signal, SignalType } from "../../inbound/signal.ts";
import type { ConditionEvent } from "../../model/condition.ts";
import type { SignalMatch } from "./match-signal.ts";

/** What conditions call a signal; null where none can ask about it. */
const eventOf = {
  reply: "replied",
  open: "opened",
  click: "clicked",
  bounce: "bounced",
  "connection-accepted": "connection-accepted",
  goal: "goal",
  custom: "custom",
  complaint: null,
  unsubscribe: null,
  "out-of-office": null,
  "automatic-reply": null,
} as const satisfies Record<SignalType, ConditionEvent | null>;

/** A signal as conditions see it, before the log has it; null for what none asks about. */
export function toHappening(
  row: EnrollmentRecord,
  signal: Signal,
  { delivery }: SignalMatch,
): Happening | null {
  const event = eventOf[signal.type];
  const isMachine = "machine" in signal && signal.machine === true;
  const isSoft = signal.type === "bounce" && signal.severity === "soft";
  if (event === null || isMachine || isSoft) return null;
  return {
    event,
    stepKey: delivery?.enrollmentId === row.id ? delivery.stepKey : null,
    intent: signal.type === "reply" ? (signal.intent ?? null) : null,
    name: "name" in signal ? (signal.name ?? null) : null,
  };
}
