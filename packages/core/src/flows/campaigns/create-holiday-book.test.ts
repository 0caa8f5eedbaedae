import { describe, expect, test } from "vitest";
import type { LogFields } from "../../contracts/logger.ts";
import { createHolidayBook } from "./create-holiday-book.ts";

const christmas = Date.UTC(2026, 11, 25) / 86_400_000;

function open(holidays?: (country: string, date: string) => boolean) {
  const asked: string[] = [];
  const logged: LogFields[] = [];
  const time = { now: 0 };
  const book = createHolidayBook({
    policies: holidays
      ? {
          holidays(country, date) {
            asked.push(`${country} ${date}`);
            return holidays(country, date);
          },
        }
      : {},
    clock: { monotonic: () => time.now },
    logger: { log: (_level, _message, fields) => void logged.push(fields) },
  });
  return { book, asked, logged, time };
}

describe("createHolidayBook", () => {
  test("asks once for each country and date, whoever asks and whatever lies between", () => {
    const { book, asked } = open((country) => country === "DE");
    for (const day of [christmas, christmas + 600, christmas, -1, christmas]) {
      expect(book.of("DE")(day)).toBe("holiday");
      expect(book.of("FR")(day)).toBe("open");
    }
    expect(asked).toEqual([
      "DE 2026-12-25",
      "FR 2026-12-25",
      "DE 2028-08-16",
      "FR 2028-08-16",
      "DE 1969-12-31",
      "FR 1969-12-31",
    ]);
  });

  test("leaves a country alone for a minute after its policy threw, and logs it once", () => {
    let broken = true;
    const { book, asked, logged, time } = open((country) => {
      if (broken && country === "DE") throw new RangeError("secret");
      return true;
    });
    expect(book.of("DE")(christmas)).toBe("unknown");
    expect(book.of("DE")(christmas + 1)).toBe("unknown");
    expect(book.of("FR")(christmas)).toBe("holiday");
    expect(asked).toHaveLength(2);
    expect(logged).toMatchObject([
      { event: "holidays-unknown", country: "DE", date: "2026-12-25", error: "RangeError" },
    ]);
    expect(JSON.stringify(logged)).not.toContain("secret");
    broken = false;
    expect(book.of("DE")(christmas)).toBe("unknown");
    time.now = 60_000;
    expect(book.of("DE")(christmas)).toBe("holiday");
  });

  test.each([
    ["a promise", () => Promise.reject(new Error("no"))],
    ["undefined", () => undefined],
    ["text", () => "yes"],
  ])("takes %s for no answer", (_name, answer) => {
    const { book, logged } = open(answer as () => never);
    expect(book.of("DE")(christmas)).toBe("unknown");
    expect(logged).toMatchObject([{ error: "TypeError" }]);
  });

  test("knows nothing in a process without a policy, and says so", () => {
    const { book, logged } = open();
    expect(book.of("DE")(christmas)).toBe("unknown");
    expect(logged).toMatchObject([{ event: "holidays-unknown" }]);
  });
});
