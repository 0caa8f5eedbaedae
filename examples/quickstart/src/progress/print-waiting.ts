import type { Outcome } from "../outcome/outcome.ts";
import { needsPerson } from "../outcome/needs-person.ts";
import { wordsFor } from "../outcome/words.ts";
import { describeBriefly } from "../review/describe-briefly.ts";
import { countOf } from "../terminal/count-of.ts";
import { printTable } from "../terminal/print-table.ts";
import type { Terminal } from "../terminal/terminal.ts";

const MOST_ROWS = 12;

/** Messages that go on only if a person does something. */
export function printWaiting(terminal: Terminal, { messages, report }: Outcome): void {
  const waiting = messages.filter(needsPerson);
  const labels = new Map(report.steps.map(({ stepKey, label }) => [stepKey, label]));
  printTable(
    terminal,
    [
      { title: "Waits for a person", maximum: 30 },
      { title: "Company", maximum: 30 },
      { title: "Step" },
      { title: "Why" },
    ],
    waiting
      .slice(0, MOST_ROWS)
      .map(({ person, message, state }) => [
        person.name,
        person.company,
        labels.get(message.stepKey) ?? message.stepKey,
        state === "pending" ? describeBriefly(message) : wordsFor("states", state),
      ]),
  );
  if (waiting.length > MOST_ROWS)
    terminal.line(`  … and ${countOf(waiting.length - MOST_ROWS, "more")}, all in the report`);
}
