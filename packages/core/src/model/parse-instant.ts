import { InvalidInputError } from "./errors/invalid-input-error.ts";
import type { Instant, InstantInput } from "./instant.ts";

const ISO_WITH_OFFSET =
  /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads an instant. A string without an offset is refused: it would mean another time on
 * another machine.
 */
export function parseInstant(input: InstantInput, path: string): Instant {
  const instant = typeof input === "string" ? readText(input) : input.getTime();
  if (Number.isFinite(instant)) return instant;
  throw new InvalidInputError({
    problems: [
      {
        path,
        code: "invalid-instant",
        message: `"${String(input)}" is not an instant; pass a Date or an ISO string with "Z" or an offset, such as "2026-03-02T09:00:00Z".`,
      },
    ],
  });
}

/** `Date.parse` rolls the 30th of February over to March; here it is a slip. */
function readText(text: string): number {
  const [, year, month, day] = ISO_WITH_OFFSET.exec(text) ?? [];
  if (Number(day) > daysInMonth(Number(year), Number(month))) return Number.NaN;
  return day === undefined ? Number.NaN : Date.parse(text);
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
