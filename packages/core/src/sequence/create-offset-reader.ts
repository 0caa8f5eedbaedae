import type { Instant } from "../model/instant.ts";
import { InvalidInputError } from "../model/errors/invalid-input-error.ts";

const NUMBERS = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/;

/**
 * Reads the offset of a zone at whole seconds from `Intl`. About a microsecond a call, so it only
 * serves to build tables. Throws `InvalidInputError` for a name the runtime does not know.
 */
export function createOffsetReader(timeZone: string): (instant: Instant) => number {
  const format = createFormat(timeZone);
  return (instant) => {
    const match = NUMBERS.exec(format.format(instant));
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = (match ?? [])
      .slice(1)
      .map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, second) - instant;
  };
}

function createFormat(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new InvalidInputError({
      problems: [
        {
          path: "timeZone",
          code: "unknown-time-zone",
          message: `"${timeZone}" is not a time zone this runtime knows; use an IANA name such as "Europe/Berlin".`,
        },
      ],
    });
  }
}
