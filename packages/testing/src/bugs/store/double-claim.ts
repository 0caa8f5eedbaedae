import type { EnrollmentRecord, Store } from "@outreachkit/core/plugin";
import { wrapSessions } from "../../store/wrap-sessions.ts";

/** A slot that no other delivery of a step has. */
const FREE_SLOT = 1_000;

/** A claim is kept in the worker's memory alone: nobody else sees that a delivery is out. */
export function doubleClaim(store: Store): Store {
  const out = new Map<string, string>();
  let slot = FREE_SLOT;
  const remember = (row: EnrollmentRecord): EnrollmentRecord => ({
    ...row,
    deliveryId: row.deliveryId ?? out.get(row.id) ?? null,
  });
  return wrapSessions(store, (session) => {
    let locked = false;
    return {
      ...session,
      enrollments: {
        ...session.enrollments,
        async lock(keys) {
          locked = true;
          return (await session.enrollments.lock(keys)).map(remember);
        },
        async readFacts(keys) {
          const facts = await session.enrollments.readFacts(keys);
          if (!locked) return facts;
          return facts.map((row) => ({ ...row, enrollment: remember(row.enrollment) }));
        },
      },
      dispatch: {
        ...session.dispatch,
        async lockForSettle(request) {
          locked = true;
          const locks = await session.dispatch.lockForSettle(request);
          return locks.map((lock) => ({ ...lock, enrollment: remember(lock.enrollment) }));
        },
      },
      apply(changes) {
        const { deliveries, enrollments } = changes;
        const claims = (changes.leases?.insert ?? []).length > 0;
        if (!claims || !deliveries || !enrollments) return session.apply(changes);
        for (const { row } of enrollments.update ?? [])
          if (row.deliveryId !== null) out.set(row.id, row.deliveryId);
        return session.apply({
          ...changes,
          enrollments: {
            update: (enrollments.update ?? []).map(({ row, fromVersion }) => ({
              row: { ...row, deliveryId: null },
              fromVersion,
            })),
          },
          deliveries: {
            ...deliveries,
            insert: (deliveries.insert ?? []).map((row) => ({ ...row, slot: (slot += 1) })),
          },
        });
      },
    };
  });
}
