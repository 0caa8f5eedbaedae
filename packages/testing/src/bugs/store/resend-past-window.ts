import type { Store } from "@outreachkit/core/plugin";
import { wrapSessions } from "../../store/wrap-sessions.ts";

const format = (at: number | null | undefined): string | null =>
  at === null || at === undefined ? null : new Date(at).toISOString();

const TEN_YEARS = 10 * 365 * 24 * 3_600_000;

/** Nobody knows when the first attempt was made, so that its key is trusted for ever. */
export function resendPastWindow(store: Store): Store {
  const known = new Map<string, number | null>();
  return wrapSessions(store, (session) => {
    return {
      ...session,
      dispatch: {
        ...session.dispatch,
        lockDeliveries: async (keys) =>
          (await session.dispatch.lockDeliveries(keys)).map((row) => {
            if (row.state !== "unknown") return row;
            known.set(row.id, row.claimedAt);
            return { ...row, claimedAt: (row.claimedAt ?? 0) + TEN_YEARS };
          }),
      },
      apply: (changes) =>
        session.apply({
          ...changes,
          deliveries: {
            ...changes.deliveries,
            update: (changes.deliveries?.update ?? []).map((change) => {
              const claimedAt = known.get(change.row.id) ?? change.row.claimedAt;
              return { ...change, row: { ...change.row, claimedAt } };
            }),
          },
          // What the events of such a delivery tell.
          events: (changes.events ?? []).map((event) =>
            known.has(event.entityId) && "claimedAt" in event.data
              ? { ...event, data: { ...event.data, claimedAt: format(known.get(event.entityId)) } }
              : event,
          ),
        }),
    };
  });
}
