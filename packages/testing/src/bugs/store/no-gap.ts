import type { Store } from "@outreachkit/core/plugin";
import { editChanges } from "../edit-changes.ts";

export const noGap = (store: Store): Store =>
  editChanges(store, (changes) => ({
    ...changes,
    heads: {
      update: (changes.heads?.update ?? []).map((head) => ({
        ...head,
        gapUntil: 0,
        nextFreeAt: head.blockedBy === null ? 0 : head.nextFreeAt,
      })),
    },
  }));
