import { type Marker, markerNames } from "../markers/markers.ts";
import type { RoundResult } from "../round/run-round.ts";

/** How often workers died at each marker, those included at which none did. */
export function countKills(rounds: readonly RoundResult[]): ReadonlyMap<Marker, number> {
  return new Map(
    markerNames.map((marker) => [
      marker,
      rounds.reduce((sum, { kills }) => sum + (kills.get(marker) ?? 0), 0),
    ]),
  );
}
