import { findSlots } from "../../capacity/find-slots.ts";
import type { CapacityChange } from "../../contracts/store/change-set.ts";
import type { CapacityKey } from "../../contracts/store/keys.ts";
import type { Instant } from "../../model/instant.ts";
import type { RateOfSend } from "./rates-of.ts";
import type { CapacityReading } from "./reading-of.ts";

/** Who has to wait for a recipient domain, over all queues of a batch. */
export interface WaitingLines {
  /** When the next one in line may go. */
  join(rate: RateOfSend): Instant;
  /** The lines as they are after it. Two workers who read the same one cannot both write theirs. */
  taken(): readonly CapacityChange[];
}

export function createWaitingLines(reading: CapacityReading): WaitingLines {
  const lines = new Map<string, { readonly key: CapacityKey; readonly end: number }>();
  return {
    join({ line, rate, current }) {
      const name = `${line.tenantId} ${line.scope}`;
      const { periods, end } = findSlots({
        wanted: 1,
        count: Math.max(1, rate.count),
        from: Math.max(0, current.number + 1),
        line: lines.get(name)?.end ?? reading.used(line),
      });
      lines.set(name, { key: line, end });
      return current.startOf(periods[0] ?? current.number + 1);
    },
    taken: () =>
      [...lines.values()].map(({ key, end }) => ({
        ...key,
        count: end - reading.used(key),
        cap: end,
      })),
  };
}
