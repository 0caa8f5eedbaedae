import type { CapacityUsed, Store } from "@outreachkit/core/plugin";
import { wrapSessions } from "../../store/wrap-sessions.ts";

/** Each worker goes by what it read of a bucket before, and adds to it without a condition. */
export function capacityReadThenWritten(store: Store): Store {
  const read = new Map<string, CapacityUsed>();
  return wrapSessions(store, (session) => ({
    ...session,
    dispatch: {
      ...session.dispatch,
      async readClaimFacts(request) {
        const { used: fresh, ...rest } = await session.dispatch.readClaimFacts(request);
        const used = request.capacity.map(({ tenantId, scope, period }) => {
          const name = `${tenantId}/${scope}/${period}`;
          const found = fresh.find((row) => row.scope === scope && row.period === period);
          const current = found ?? { tenantId, scope, period, used: 0 };
          const known = read.get(name) ?? current;
          read.set(name, current);
          return known;
        });
        return { ...rest, used };
      },
    },
    apply: (changes) =>
      session.apply({
        ...changes,
        capacity: (changes.capacity ?? []).map((change) => ({ ...change, cap: null })),
      }),
  }));
}
