import type { Terminal } from "../terminal/terminal.ts";
import { countOf } from "../terminal/count-of.ts";
import { formatNumber } from "../terminal/format-number.ts";
import { describeDay } from "./describe-day.ts";
import { printImport } from "./print-import.ts";
import { printReview } from "./print-review.ts";
import { printSelection } from "./print-selection.ts";
import type { Progress } from "./progress.ts";

const ROWS_BETWEEN_LINES = 10_000;

/** The main job as lines on a terminal: what was done, with its numbers, as soon as it is done. */
export function createProgress(terminal: Terminal): Progress {
  let shown = 0;
  return {
    rows(done, total) {
      if (done - shown < ROWS_BETWEEN_LINES) return;
      shown = done;
      terminal.line(`  ${formatNumber(done)} of ${formatNumber(total)} rows …`);
    },
    imported: (result) => printImport(terminal, result),
    enriched({ companies, people }) {
      terminal.heading("2. What is known of them");
      terminal.line(
        people === 0
          ? "  No research came with these contacts, so the campaign takes its plain words."
          : `  Research stored on ${countOf(companies, "company", "companies")} and ${countOf(people, "person", "people")}.`,
      );
    },
    selected: (selection, imported) => printSelection(terminal, selection, imported),
    written({ written, enrollments }) {
      terminal.heading("4. Messages");
      terminal.line(
        `  ${countOf(written, "message")} written for ${countOf(enrollments, "contact")}: hook, proof and urgency on days 0, 3 and 7.`,
      );
    },
    reviewed: (review) => printReview(terminal, review),
    launched({ campaign, senders, days }) {
      terminal.heading(
        `5. ${campaign}: launched, ${countOf(senders, "sender")}, ${countOf(days, "virtual day")}`,
      );
    },
    day: (report, timeZone) => terminal.line(`  ${describeDay(report, timeZone)}`),
  };
}
