import type { Marker } from "../markers/markers.ts";
import type { RoundResult } from "../round/run-round.ts";

/** A run this long meets every marker several times; a shorter one may not. */
const KILLS_FOR_EVERY_MARKER = 150;

/** Everything that speaks against the library, or against the run. */
export function findFailures(
  store: string,
  rounds: readonly RoundResult[],
  kills: ReadonlyMap<Marker, number>,
): readonly string[] {
  const total = [...kills.values()].reduce((sum, count) => sum + count, 0);
  const missed = [...kills].filter(([, count]) => count === 0).map(([marker]) => marker);
  return [
    ...rounds.flatMap((round) => [
      ...round.doubleSends.map((double) => `sent twice: ${double}`),
      ...round.lost,
      ...round.violations,
      ...round.badExits,
      ...(round.leasesLeft > 0 ? [`${round.leasesLeft} leases are left and nobody works`] : []),
    ]),
    ...(total >= KILLS_FOR_EVERY_MARKER
      ? missed.map((marker) => `no worker died at ${marker}`)
      : []),
  ].map((failure) => `${store}: ${failure}`);
}
