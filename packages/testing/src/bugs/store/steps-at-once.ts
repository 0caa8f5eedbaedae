import type { Store } from "@outreachkit/core/plugin";
import { editChanges } from "../edit-changes.ts";

/** The next step is due with the one before it, so that a backlog goes out as one flood. */
export const stepsAtOnce = (store: Store): Store =>
  editChanges(store, (changes) => {
    const update = (changes.enrollments?.update ?? []).map((change) => {
      const { row } = change;
      const follows = row.state === "scheduled" && row.deliveryId === null && row.lane === 0;
      return follows ? { ...change, row: { ...row, dueAt: row.anchorAt } } : change;
    });
    const insert = (changes.hints?.insert ?? []).map((hint) => ({ ...hint, dueAt: 0 }));
    return { ...changes, enrollments: { update }, hints: { insert } };
  });
