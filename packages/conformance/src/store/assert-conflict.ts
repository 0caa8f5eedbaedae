import assert from "node:assert/strict";
import type { ChangeSet, Store } from "@outreachkit/core/plugin";
import { attemptApply } from "./attempt-apply.ts";

/** Requires that the changes are refused, and that the error names the part: `enrollments.update`. */
export const assertConflict = async (
  store: Store,
  part: string,
  changes: ChangeSet,
): Promise<void> => {
  const conflict = await attemptApply(store, changes);
  assert.ok(conflict, `apply took ${part} that it has to refuse`);
  assert.equal(conflict.part, part);
  assert.ok(conflict.took < conflict.asked, `it took ${conflict.took} of ${conflict.asked}`);
};
