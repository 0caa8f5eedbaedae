import { findSlots } from "../../capacity/find-slots.ts";
import type { WaitingLine } from "../../capacity/limit.ts";
import type { CapacityChange } from "../../contracts/store/change-set.ts";
import type { CapacityKey } from "../../contracts/store/keys.ts";
import type { Instant } from "../../model/instant.ts";
import type { CapacityReading } from "./reading-of.ts";

/** Who has to wait in a line, over all queues of a batch. */
export interface WaitingLines {
  /** When the next one in line may go. */
  join(line: WaitingLine): Instant;
  /** The lines as they are after it. Two workers who read the same one cannot both write theirs. */
  taken(): readonly CapacityChange[];
}

export function createWaitingLines(reading: CapacityReading): WaitingLines {
  const lines = new Map<string, { readonly key: CapacityKey; readonly end: number }>();
  return {
    join({ key, count, from, startOf }) {
      const name = `${key.tenantId} ${key.scope}`;
      const { periods, end } = findSlots({
        wanted: 1,
        count: Math.max(1, count),
        from: Math.max(0, from),
        line: lines.get(name)?.end ?? reading.used(key),
      });
      lines.set(name, { key, end });
      return startOf(periods[0] ?? from);
    },
    taken: () =>
      [...lines.values()].map(({ key, end }) => ({
        ...key,
        count: end - reading.used(key),
        cap: end,
      })),
  };
}
