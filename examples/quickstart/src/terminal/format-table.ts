import stringWidth from "string-width";
import { formatNumber } from "./format-number.ts";
import { stripControls } from "./strip-controls.ts";

export interface Column {
  readonly title: string;
  /** Numbers stand to the right. Default left. */
  readonly align?: "left" | "right";
  /** Longer texts are cut, with an ellipsis. Default 60. */
  readonly maximum?: number;
}

/** A table as lines, two spaces in. Widths are those on the screen, whatever the script. */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly (string | number)[])[],
): readonly string[] {
  const cells = rows.map((row) =>
    columns.map(({ maximum = 60 }, index) => cut(toText(row[index]), maximum)),
  );
  const titles = columns.map(({ title }) => title);
  const widths = columns.map((_, index) =>
    Math.max(...[titles, ...cells].map((row) => stringWidth(row[index] ?? ""))),
  );
  const format = (row: readonly string[]) =>
    `  ${row
      .map((cell, index) => pad(cell, widths[index] ?? 0, columns[index]?.align))
      .join("   ")
      .trimEnd()}`;
  return [format(titles), `  ${widths.map((width) => "─".repeat(width)).join("   ")}`].concat(
    cells.map(format),
  );
}

function toText(value: string | number | undefined): string {
  if (typeof value === "number") return formatNumber(value);
  return stripControls((value ?? "").replace(/\s+/g, " "));
}

function cut(text: string, maximum: number): string {
  if (stringWidth(text) <= maximum) return text;
  let short = "";
  for (const character of text) {
    if (stringWidth(short + character) >= maximum) break;
    short += character;
  }
  return `${short.trimEnd()}…`;
}

function pad(text: string, width: number, align: Column["align"] = "left"): string {
  const space = " ".repeat(Math.max(0, width - stringWidth(text)));
  return align === "right" ? space + text : text + space;
}
