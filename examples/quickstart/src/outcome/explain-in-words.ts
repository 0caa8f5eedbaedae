import type { Explanation } from "@outreachkit/core";
import { describeFindings } from "../review/describe-findings.ts";
import { formatTime } from "./format-time.ts";
import type { MessageRow } from "./message-row.ts";
import type { Person } from "./person.ts";
import { wordsFor } from "./words.ts";

/** What the library says of one contact in the campaign. */
export interface ExplainedContact {
  readonly person: Person;
  /** Why this one is shown. */
  readonly why: string;
  readonly lines: readonly string[];
}

/** `explain()` and the contact's messages as sentences. */
export function explainInWords(options: {
  readonly person: Person;
  readonly why: string;
  readonly explanation: Explanation;
  /** Of this contact, in the order of the steps. */
  readonly messages: readonly MessageRow[];
  /** Labels by step key. */
  readonly labels: ReadonlyMap<string, string>;
}): ExplainedContact {
  const { person, why, explanation, messages, labels } = options;
  const { zone, sender } = explanation;
  const timeZone = zone?.timeZone ?? "UTC";
  const times = zone ? `${timeZone} (${wordsFor("zoneSources", zone.source)})` : "not known";
  const steps = messages.map((row) => {
    const label = labels.get(row.message.stepKey) ?? row.message.stepKey;
    const at = row.delivery?.sentAt;
    return at
      ? `${label} sent ${formatTime(at, timeZone)}`
      : `${label} ${wordsFor("states", row.state)}`;
  });
  return {
    person,
    why,
    lines: [
      `Written to by ${sender?.name ?? "nobody"}. Time zone: ${times}.`,
      `${steps.join(" · ")}.`,
      `${describeState(explanation, timeZone)}${describeWait(messages)}`,
    ],
  };
}

function describeState({ enrollment, reason, nextAt }: Explanation, timeZone: string): string {
  const words = reason === null ? "" : wordsFor("reasons", reason);
  const next = nextAt === null ? "" : ` Goes on: ${formatTime(nextAt, timeZone)}.`;
  switch (enrollment.state) {
    case "completed":
      return "Finished: every step is done.";
    case "stopped":
      return `Stopped for good: ${words}.`;
    case "waiting":
      return `Now: ${words}.${next || " Nothing happens by itself."}`;
    case "pending":
    case "scheduled":
      return words === "" ? next.trim() || "Goes on by itself." : `Now: ${words}.${next}`;
  }
}

/** What the checks found in the message that holds the contact up. */
function describeWait(messages: readonly MessageRow[]): string {
  const waiting = messages.find(
    ({ state, enrollment, message }) =>
      state === "pending" && message.stepKey === enrollment?.stepKey,
  );
  const [finding] = waiting ? describeFindings(waiting.message) : [];
  return finding === undefined ? "" : ` ${finding}`;
}
