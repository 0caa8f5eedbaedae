import { expect, test } from "vitest";
import { lastByKey } from "./last-by-key.ts";

test("of records with the same key the last stays, and all come in key order", () => {
  const records = [
    { key: "b", value: 1 },
    { key: "a", value: 2 },
    { key: "b", value: 3 },
  ];
  expect(lastByKey(records, ({ key }) => [key])).toEqual([records[1], records[2]]);
});
