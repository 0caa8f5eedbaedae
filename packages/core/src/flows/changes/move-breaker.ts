import type { BreakerRecord } from "../../contracts/store/records/breaker-record.ts";
import { breakerMachine } from "../../machines/breaker-machine.ts";
import type { EventOf } from "../../machines/define-machine.ts";
import { requireMove } from "../../machines/require-move.ts";
import type { EventType } from "../../model/event-types.ts";
import { formatInstant } from "../../model/format-instant.ts";
import { formatOptionalInstant } from "../../model/format-optional-instant.ts";
import type { JsonObject } from "../../model/json.ts";
import type { Changes } from "./create-changes.ts";

const eventTypes = {
  trip: { open: "breaker-opened", paused: "breaker-paused" },
  probe: "breaker-half-opened",
  close: "breaker-closed",
  reset: "breaker-reset",
} as const satisfies Record<
  EventOf<typeof breakerMachine.table>,
  EventType | { readonly open: EventType; readonly paused: EventType }
>;

/** The only way a breaker changes its state: a legal move, with its event. */
export function moveBreaker(
  changes: Changes,
  options: {
    readonly row: BreakerRecord;
    readonly event: EventOf<typeof breakerMachine.table>;
    readonly patch?: Partial<Pick<BreakerRecord, "since" | "until" | "complaints">>;
    /** What it was judged by. */
    readonly data?: JsonObject;
  },
): BreakerRecord {
  const { row, event } = options;
  const from = changes.breakers.current(row);
  const { to } = requireMove(breakerMachine, from.state, event);
  const next: BreakerRecord = {
    ...from,
    until: null,
    missingSends: 0,
    // What closed it or opened it a little is a new start for warnings too.
    warnedAt: null,
    ...options.patch,
    state: to,
    version: from.version + 1,
  };
  changes.breakers.set(row, next);
  const type = eventTypes[event];
  changes.append({
    type: typeof type === "string" ? type : to === "paused" ? type.paused : type.open,
    entity: "breaker",
    row: next,
    data: { ...breakerEventData(next), ...options.data },
  });
  return next;
}

/** Told of a breaker that stays as it is: it is half-way to a limit. */
export function warnOfBreaker(changes: Changes, row: BreakerRecord, data: JsonObject): void {
  const from = changes.breakers.current(row);
  const next = { ...from, warnedAt: changes.now, version: from.version + 1 };
  changes.breakers.set(row, next);
  changes.append({
    type: "breaker-warned",
    entity: "breaker",
    row: next,
    data: { ...breakerEventData(next), ...data },
  });
}

/** What every event of a breaker tells: enough to fold its state. */
function breakerEventData({ scope, since, until }: BreakerRecord): JsonObject {
  return { scope, since: formatInstant(since), until: formatOptionalInstant(until) };
}
