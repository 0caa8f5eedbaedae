import type { Selection } from "../campaign/selection.ts";
import type { ImportResult } from "../import/import-result.ts";
import { countBy } from "../outcome/count-by.ts";
import { namePeople } from "../outcome/name-people.ts";
import { wordsFor } from "../outcome/words.ts";
import { countOf } from "../terminal/count-of.ts";
import { formatNumber } from "../terminal/format-number.ts";
import { printTable } from "../terminal/print-table.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** Who is in the campaign, and of whom too little is known. */
export function printSelection(
  terminal: Terminal,
  selection: Selection,
  imported: ImportResult,
): void {
  const { words, selected, enrolled, skipped, gaps } = selection;
  const personOf = namePeople(imported.rows);
  terminal.heading("3. Who gets the campaign");
  terminal.line(`  Chosen by: ${words}`);
  terminal.line(`  ${countOf(selected, "contact")} chosen, ${formatNumber(enrolled)} enrolled`);
  printTable(
    terminal,
    [{ title: "Left out" }, { title: "Contacts", align: "right" }],
    Object.entries(skipped).map(([reason, count]) => [wordsFor("obstacles", reason), count]),
  );
  const named = gaps.map(({ contactId, missing }) => ({
    missing: missing.join(", "),
    name: personOf(contactId).name,
  }));
  const names = Map.groupBy(named, ({ missing }) => missing);
  printTable(
    terminal,
    [{ title: "Research missing" }, { title: "Contacts", align: "right" }, { title: "Who" }],
    Object.entries(countBy(named, ({ missing }) => missing)).map(([missing, count]) => [
      missing,
      count,
      (names.get(missing) ?? []).map(({ name }) => name).join(", "),
    ]),
  );
}
