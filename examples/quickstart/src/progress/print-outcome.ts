import { relative } from "node:path";
import { buildFunnel } from "../outcome/funnel.ts";
import { countLive } from "../outcome/count-live.ts";
import { countSteps } from "../outcome/count-steps.ts";
import { formatShare } from "../outcome/format-share.ts";
import type { Outcome } from "../outcome/outcome.ts";
import { wordsFor } from "../outcome/words.ts";
import { countOf } from "../terminal/count-of.ts";
import { formatNumber } from "../terminal/format-number.ts";
import { printTable } from "../terminal/print-table.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { OutputPaths } from "./output-paths.ts";
import { printWaiting } from "./print-waiting.ts";

/** The end of the run: what came of it, whom to look at, and where everything is. */
export function printOutcome(terminal: Terminal, outcome: Outcome, paths: OutputPaths): void {
  const { report } = outcome;
  terminal.heading("6. What came of it");
  const { completed, stopped, live } = report.contacts;
  terminal.line(
    `  ${countOf(outcome.mails.length, "mail")} sent to ${countOf(report.funnel.contacted, "contact")}. Of the ${formatNumber(report.contacts.enrolled)} in the campaign: ${formatNumber(completed)} finished, ${formatNumber(stopped)} stopped, ${formatNumber(live)} still in it.`,
  );
  printFunnel(terminal, outcome);
  printSteps(terminal, outcome);
  printReasons(terminal, "Stopped because", report.stopped);
  printReasons(terminal, "Still in it", countLive(report));
  printWaiting(terminal, outcome);
  terminal.heading("7. Three contacts, explained");
  if (outcome.explained.length === 0) terminal.line("  Nobody is in the campaign.");
  for (const { person, why, lines } of outcome.explained) {
    terminal.line();
    terminal.line(`  ${person.name}${person.company && `, ${person.company}`} (${why})`);
    for (const line of lines) terminal.line(`    ${line}`);
  }
  printPromises(terminal, outcome);
  terminal.heading("9. Look at it");
  const shown = (path: string) => relative(paths.folder, path) || path;
  terminal.line(`  Report              ${shown(paths.report)}`);
  terminal.line(
    `  Mails               ${shown(paths.mails)}  (${countOf(outcome.mails.length, "file")}, any mail program opens them)`,
  );
  terminal.line(`  Import, row by row  ${shown(paths.importFile)}`);
  terminal.line();
  terminal.line(`seed: ${outcome.seed}`);
  terminal.line(`event log hash: ${outcome.eventLogHash}`);
}

function printFunnel(terminal: Terminal, outcome: Outcome): void {
  const stages = buildFunnel(outcome);
  const most = Math.max(1, ...stages.map(({ count }) => count));
  printTable(
    terminal,
    [
      { title: "Contacts" },
      { title: "Count", align: "right" },
      { title: "Of written to", align: "right" },
      { title: "" },
    ],
    stages.map(({ label, count, share }) => [
      label,
      count,
      formatShare(share),
      "█".repeat(Math.ceil((count / most) * 30)),
    ]),
  );
}

function printSteps(terminal: Terminal, outcome: Outcome): void {
  const { states, steps } = countSteps(outcome);
  const number = (title: string) => ({ title, align: "right" as const });
  printTable(
    terminal,
    [
      { title: "Step" },
      number("Written"),
      ...states.map((state) => number(wordsFor("shortStates", state))),
      number("Answered"),
      number("Bounced"),
    ],
    steps.map(({ label, written, counts, answered, bounced }) => [
      label,
      written,
      ...counts,
      answered,
      bounced,
    ]),
  );
}

function printReasons(
  terminal: Terminal,
  title: string,
  counts: Readonly<Record<string, number>>,
): void {
  printTable(
    terminal,
    [{ title }, { title: "Contacts", align: "right" }],
    Object.entries(counts)
      .toSorted(([, one], [, other]) => other - one)
      .map(([reason, count]) => [wordsFor("reasons", reason), count]),
  );
}

function printPromises(terminal: Terminal, { violations, mails, recovered }: Outcome): void {
  terminal.heading("8. Were the promises kept?");
  if (violations.length === 0)
    terminal.line(
      `  Yes. Held against the ${countOf(mails.length, "mail")} in the folder: nothing sent twice, nothing lost, nothing that was not approved word for word.`,
    );
  else {
    terminal.line(`  NO: ${countOf(violations.length, "promise was", "promises were")} broken.`);
    for (const violation of violations) terminal.line(`  ${violation}`);
  }
  if (recovered > 0)
    terminal.line(
      `  A worker died with ${countOf(recovered, "mail")} on the way. Another took over and cleared that up, and nothing went out again.`,
    );
}
