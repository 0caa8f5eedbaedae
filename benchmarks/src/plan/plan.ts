import { createHolidays } from "@outreachkit/holidays";
import { createSeededRandom } from "@outreachkit/testing";
import type { BenchOptions, Figures } from "../figures.ts";
import { median } from "../statistics/median.ts";
import { roundTo } from "../statistics/round-to.ts";
import { createIntlNext } from "./create-intl-next.ts";
import { createLuxonNext } from "./create-luxon-next.ts";
import { createOwnNext } from "./create-own-next.ts";
import { createTemporalNext } from "./create-temporal-next.ts";
import { pickZones, type PlanSize, planSizes } from "./plan-sizes.ts";
import type { CreateNext } from "./planner.ts";
import { requireSameAnswers } from "./require-same-answers.ts";
import { timeNext } from "./time-next.ts";

const ROUNDS = 5;
const YEAR = 365 * 86_400_000;

/** Calls in a round: each long enough to be timed. */
const contestants = {
  own: { create: createOwnNext, calls: 1_000_000 },
  luxon: { create: createLuxonNext, calls: 4_000 },
  temporal: { create: createTemporalNext, calls: 8_000 },
  intl: { create: createIntlNext, calls: 15_000 },
} as const satisfies Record<string, { readonly create: CreateNext; readonly calls: number }>;

type Name = keyof typeof contestants;
const names = Object.keys(contestants) as Name[];

/**
 * Next instants a second for one, 50 and 400 distinct zones at instants spread over a year, with and
 * without holidays: ours, luxon, temporal-polyfill and `Intl` alone, in turn in one process.
 */
export async function plan({ small, log }: BenchOptions): Promise<Figures> {
  const holidays = createHolidays();
  const isHoliday = (date: string) => holidays("DE", date);
  const figures: Record<string, number> = {};
  for (const size of Object.keys(planSizes) as PlanSize[]) {
    for (const closes of [false, true]) {
      const key = `plan.${size}${closes ? "WithHolidays" : ""}`;
      const measured = measure(pickZones(planSizes[size]), closes ? isHoliday : undefined, small);
      Object.assign(figures, toFigures(key, measured));
      log(`${key}: ${Object.values(toFigures(key, measured)).join(", ")}`);
    }
  }
  const headline = Object.entries(figures)
    .filter(([key]) => key.startsWith("plan.fiftyZones."))
    .map(([key, value]) => [key.replace(".fiftyZones", ""), value]);
  return { ...Object.fromEntries(headline), ...figures };
}

type Rates = Readonly<Record<Name, number>>;

function measure(
  zones: readonly string[],
  isHoliday: ((date: string) => boolean) | undefined,
  small: boolean,
): readonly Rates[] {
  const random = createSeededRandom(2026);
  const start = Date.UTC(2026, 0, 1);
  const instants = Array.from({ length: 10_007 }, () => start + Math.floor(random() * YEAR));
  const planners = Object.fromEntries(
    names.map((name) => [
      name,
      zones.map((timeZone) =>
        contestants[name].create({ timeZone, ...(isHoliday && { isHoliday }) }),
      ),
    ]),
  );
  requireSameAnswers(planners, instants.slice(0, small ? 400 : 4_000));
  const rates: Rates[] = [];
  // One more round in front to warm up. The order turns.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const rate: Record<string, number> = {};
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(turn + round) % names.length] ?? "own";
      const calls = small ? 200 : contestants[name].calls;
      rate[name] = timeNext(planners[name] ?? [], instants, calls);
    }
    if (round > 0) rates.push(rate as Rates);
  }
  return rates;
}

function toFigures(key: string, rates: readonly Rates[]): Readonly<Record<string, number>> {
  const versus = (name: Name) => roundTo(3, median(rates.map((rate) => rate.own / rate[name])));
  return {
    [`${key}.nextPerSecond`]: roundTo(3, median(rates.map(({ own }) => own))),
    [`${key}.vsLuxon`]: versus("luxon"),
    [`${key}.vsTemporal`]: versus("temporal"),
    [`${key}.vsIntl`]: versus("intl"),
  };
}
