import type { StatementCost } from "./read-statements.ts";

const SHOWN = 16;
const TEXT = 110;

/** Each statement in a line, by thousand steps. */
export function formatStatements(statements: readonly StatementCost[], steps: number): string {
  const each = (value: number) => ((value / steps) * 1_000).toFixed(1);
  const lines = statements
    .slice(0, SHOWN)
    .map(({ calls, planMs, executeMs, rows, pages, walBytes, text }) =>
      [
        each(executeMs).padStart(8),
        each(planMs).padStart(8),
        each(calls).padStart(8),
        each(rows).padStart(9),
        each(pages).padStart(9),
        each(walBytes / 1024).padStart(8),
        ` ${text.slice(0, TEXT)}`,
      ].join(" "),
    );
  const total = statements.reduce((sum, { executeMs, planMs }) => sum + executeMs + planMs, 0);
  return [
    `by 1,000 steps: ${each(total)} ms in all`,
    " exec ms  plan ms    calls      rows     pages  WAL KiB  statement",
    ...lines,
  ].join("\n");
}
