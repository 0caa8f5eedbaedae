import type { Store } from "@outreachkit/core/plugin";
import { editChanges } from "../edit-changes.ts";

export const forgetReason = (store: Store): Store =>
  editChanges(store, (changes) => ({
    ...changes,
    enrollments: {
      update: (changes.enrollments?.update ?? []).map((update) => ({
        ...update,
        row: update.row.state === "waiting" ? { ...update.row, reason: null } : update.row,
      })),
    },
  }));
