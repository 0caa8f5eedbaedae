import type { Clock } from "../../contracts/clock.ts";
import type { Logger } from "../../contracts/logger.ts";
import type { Policies } from "../../contracts/policies.ts";
import type { HolidayAnswer } from "../../sequence/closed-dates.ts";
import { formatLocalDate } from "../../sequence/format-local-date.ts";
import { describeError } from "../../telemetry/describe-error.ts";

/** What the host said of public holidays, kept by country and date. */
export interface HolidayBook {
  /** The pages of one country, by date counted from 1970-01-01. */
  readonly of: (country: string) => (epochDay: number) => HolidayAnswer;
}

/** Dates on a page: about a year, and a power of two. */
const PAGE = 512;
const OPEN = 1;
const HOLIDAY = 2;
/** How long a country is left alone after its holidays could not be told. */
const REST = 60_000;

/**
 * Asks the host's policy once for each country and date. The policy is synchronous, so that a date
 * nobody thought of can be asked for inside a claim, and nothing of the host is awaited there. When it
 * throws, answers with anything but a boolean or is not there at all, the date is unknown.
 */
export function createHolidayBook(options: {
  readonly policies: Policies;
  readonly clock: Pick<Clock, "monotonic">;
  readonly logger: Logger;
}): HolidayBook {
  const countries = new Map<string, (epochDay: number) => HolidayAnswer>();
  return {
    of(country) {
      const known = countries.get(country);
      if (known) return known;
      const made = createCountry(options, country);
      countries.set(country, made);
      return made;
    },
  };
}

function createCountry(
  { policies, clock, logger }: Parameters<typeof createHolidayBook>[0],
  country: string,
): (epochDay: number) => HolidayAnswer {
  const pages = new Map<number, Uint8Array>();
  // Questions cluster around now.
  let recent: { readonly number: number; readonly page: Uint8Array } = {
    number: Number.NaN,
    page: new Uint8Array(0),
  };
  let askFrom = Number.NEGATIVE_INFINITY;

  function turnTo(number: number): Uint8Array {
    const page = pages.get(number) ?? new Uint8Array(PAGE);
    pages.set(number, page);
    recent = { number, page };
    return page;
  }

  function ask(epochDay: number): boolean | null {
    if (clock.monotonic() < askFrom) return null;
    const date = formatLocalDate(epochDay);
    try {
      return requireBoolean(askHost(policies, country, date));
    } catch (error) {
      askFrom = clock.monotonic() + REST;
      logger.log(
        "error",
        "Nobody can tell whether a date is a public holiday; what would go out on it waits.",
        { event: "holidays-unknown", country, date, ...describeError(error) },
      );
      return null;
    }
  }

  return (epochDay) => {
    const number = Math.floor(epochDay / PAGE);
    const page = recent.number === number ? recent.page : turnTo(number);
    const place = epochDay - number * PAGE;
    const known = page[place];
    if (known === OPEN) return "open";
    if (known === HOLIDAY) return "holiday";
    const isHoliday = ask(epochDay);
    if (isHoliday === null) return "unknown";
    page[place] = isHoliday ? HOLIDAY : OPEN;
    return isHoliday ? "holiday" : "open";
  };
}

/** Unknown to the types: callers in plain JavaScript answer anything. */
function askHost(policies: Policies, country: string, date: string): unknown {
  if (policies.holidays) return policies.holidays(country, date);
  throw new Error("This process has no holidays policy; the campaign was saved by one that had.");
}

function requireBoolean(answer: unknown): boolean {
  if (typeof answer === "boolean") return answer;
  // A promise's rejection would else end the process.
  if (answer instanceof Promise) answer.catch(() => undefined);
  throw new TypeError("The holidays policy must answer true or false, at once.");
}
