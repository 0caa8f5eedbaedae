import type { Random } from "@outreachkit/core";
import { type Marker, markerNames } from "../markers/markers.ts";

/** All markers once, in groups by chance: those of one transaction need the same to be reached. */
export function shuffleMarkers(random: Random): Marker[] {
  const groups = Map.groupBy(markerNames, (marker) => marker.split(".")[0] ?? marker);
  return [...groups.values()]
    .map((group) => ({ group, rank: random() }))
    .toSorted((one, other) => one.rank - other.rank)
    .flatMap(({ group }) => group);
}
