import type { Marker } from "../markers/markers.ts";

/** A table of markers and the deaths at each, with a column per store. */
export function renderKills(stores: ReadonlyMap<string, ReadonlyMap<Marker, number>>): string {
  const names = [...stores.keys()];
  const markers = [...(stores.values().next().value?.keys() ?? [])];
  const first = Math.max(...markers.map(({ length }) => length));
  const line = (label: string, cells: readonly string[]) =>
    [label.padEnd(first), ...cells.map((cell, index) => cell.padStart(names[index]!.length))].join(
      "  ",
    );
  return [
    line("killed at", names),
    ...markers.map((marker) =>
      line(
        marker,
        names.map((name) => String(stores.get(name)?.get(marker) ?? 0)),
      ),
    ),
  ].join("\n");
}
