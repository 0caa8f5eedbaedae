import { median } from "../statistics/median.ts";
import type { RoundFigures } from "./round-figures.ts";

export interface RoundResults<Name extends string> {
  /** The median over the rounds. */
  stepsPerSecond(name: Name): number;
  /** The median of the ratios within each round: what slows the machine for a while slows both. */
  ratio(name: Name, reference: Name): number;
  /** Microseconds of Node's CPU for a step. */
  nodeCpu(name: Name): number;
  /** Microseconds of the database's CPU for a step; null where it cannot be seen. */
  serverCpu(name: Name): number | null;
}

export function summarizeRounds<Name extends string>(
  figures: ReadonlyMap<Name, readonly RoundFigures[]>,
): RoundResults<Name> {
  const of = (name: Name) => figures.get(name) ?? [];
  return {
    stepsPerSecond: (name) => median(of(name).map(({ stepsPerSecond }) => stepsPerSecond)),
    ratio: (name, reference) =>
      median(
        of(name).map(
          ({ stepsPerSecond }, round) =>
            stepsPerSecond / (of(reference)[round]?.stepsPerSecond ?? Number.NaN),
        ),
      ),
    nodeCpu: (name) => median(of(name).map(({ nodeCpuPerStep }) => nodeCpuPerStep)),
    serverCpu: (name) => {
      const seen = of(name).flatMap(({ serverCpuPerStep }) => serverCpuPerStep ?? []);
      return seen.length > 0 ? median(seen) : null;
    },
  };
}
