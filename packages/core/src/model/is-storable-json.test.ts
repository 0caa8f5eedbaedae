import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { durationToMilliseconds } from "./duration-to-milliseconds.ts";
import { isId } from "./is-id.ts";
import { isStorableJson } from "./is-storable-json.ts";

describe("isStorableJson", () => {
  test.each([
    [{ name: "a\0b" }],
    [{ "a\0b": 1 }],
    [["\ud800"]],
    [{ deep: [{ text: "x\udfff" }] }],
    ["\\\0"],
  ])("refuses %j: PostgreSQL stores neither NUL nor half a surrogate pair", (value) => {
    expect(isStorableJson(value)).toBe(false);
  });

  test.each([[null], [{}], ["\\u0000"], [{ text: "\\\\u0000 🦊" }], ["\u0001"], [undefined]])(
    "takes %j",
    (value) => {
      expect(isStorableJson(value)).toBe(true);
    },
  );

  test("agrees with a walk through every text of the value", () => {
    const part = fc.oneof(
      fc.string({ maxLength: 4 }),
      fc.constantFrom("\0", "\ud83d", "\\", "\\u0000", "\ude00", "ü"),
    );
    const piece = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(piece, piece, (key, value) => {
        const texts = [key, value];
        const storable = texts.every((one) => one.isWellFormed() && !one.includes("\0"));
        expect(isStorableJson({ [`k${key}`]: [value] })).toBe(storable);
      }),
      { numRuns: 500 },
    );
  });
});

describe("isId", () => {
  test.each([
    ["019ca000-0000-7000-8000-000000000001", true],
    ["019CA000-0000-7000-8000-000000000001", false],
    ["019ca000-0000-7000-8000-00000000000", false],
    ["winback", false],
    ["", false],
  ])("takes %s for an id: %s", (text, expected) => {
    expect(isId(text)).toBe(expected);
  });
});

describe("durationToMilliseconds", () => {
  test("adds the units up", () => {
    expect(durationToMilliseconds({ days: 1, hours: 2, minutes: 3, seconds: 4 })).toBe(93_784_000);
    expect(durationToMilliseconds({})).toBe(0);
    expect(durationToMilliseconds({ hours: 0.5 })).toBe(1_800_000);
  });
});
