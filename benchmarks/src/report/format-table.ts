import type { Figures } from "../figures.ts";
import { aims } from "./aims.ts";
import { judge } from "./judge.ts";

/** Every figure in a line, with its aims where it has some. */
export function formatTable(figures: Figures): string {
  const rows = Object.entries(figures).map(([key, value]) => {
    const aim = aims[key];
    return [
      key,
      value.toLocaleString("en"),
      aim ? aim.good.toLocaleString("en") : "",
      aim ? aim.excellent.toLocaleString("en") : "",
      judge(key, value),
    ];
  });
  const lines = [["figure", "measured", "good", "excellent", ""], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) =>
          column === 0 || column === 4
            ? cell.padEnd(widths[column] ?? 0)
            : cell.padStart(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
