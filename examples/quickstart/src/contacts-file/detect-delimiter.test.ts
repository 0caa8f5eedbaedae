import { expect, it } from "vitest";
import { detectDelimiter } from "./detect-delimiter.ts";

it.each([
  ["Email,First Name", ","],
  ["Email;First Name", ";"],
  ["Email\tFirst Name", "\t"],
  ["Email", ","],
  ["", ","],
  ['Email;"City, State, Country";Name', ";"],
  ['"a ""b, c"" d";Email', ";"],
  ["Revenue, EUR;Email;Name", ";"],
])("finds the delimiter of %j", (line, delimiter) => {
  expect(detectDelimiter(line)).toBe(delimiter);
});
