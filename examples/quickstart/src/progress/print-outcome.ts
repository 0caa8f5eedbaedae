import type { Outcome } from "../outcome/outcome.ts";
import type { Terminal } from "../terminal/terminal.ts";

export function printOutcome(terminal: Terminal, outcome: Outcome, _paths: { folder: string; mails: string; report: string; importFile: string }): void {
  terminal.line(JSON.stringify(outcome.report, null, 1));
  for (const e of outcome.explained) terminal.line(JSON.stringify(e));
  for (const v of outcome.violations) terminal.line(v);
  terminal.line(outcome.eventLogHash);
}
