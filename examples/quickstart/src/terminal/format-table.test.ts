import { expect, it } from "vitest";
import { formatTable } from "./format-table.ts";

it("aligns what is on the screen, whatever the script, and numbers to the right", () => {
  expect(
    formatTable(
      [{ title: "Name" }, { title: "Mails", align: "right" }, { title: "City" }],
      [
        ["日本太郎", 1_234, "Tōkyō"],
        ["Åsa", 5, ""],
      ],
    ),
  ).toEqual([
    "  Name       Mails   City",
    "  ────────   ─────   ─────",
    "  日本太郎   1,234   Tōkyō",
    "  Åsa            5",
  ]);
});

it("cuts long texts, and keeps line breaks and escape codes out", () => {
  const [, , row] = formatTable([{ title: "Why", maximum: 8 }], [["a\nb\u001b[2J long text"]]);
  expect(row).toBe("  a b[2J…");
});
