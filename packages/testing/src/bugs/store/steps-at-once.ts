import type { Store } from "@outreachkit/core/plugin";
import { editChanges } from "../edit-changes.ts";

const LONG = 90 * 24 * 3_600_000;

/** The next step is due with the one before it, so that a backlog goes out as one flood. */
export const stepsAtOnce = (store: Store): Store =>
  editChanges(store, (changes) => {
    const update = (changes.enrollments?.update ?? []).map((change) => {
      const { row } = change;
      const follows = row.state === "scheduled" && row.deliveryId === null && row.lane === 0;
      // The claim counts the delay again from the anchor, so that has to lie, too.
      const early = { dueAt: row.anchorAt, anchorAt: row.anchorAt - LONG };
      return follows ? { ...change, row: { ...row, ...early } } : change;
    });
    const insert = (changes.hints?.insert ?? []).map((hint) => ({ ...hint, dueAt: 0 }));
    return { ...changes, enrollments: { update }, hints: { insert } };
  });
