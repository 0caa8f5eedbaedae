import type { Store } from "@outreachkit/core/plugin";
import { editChanges } from "../edit-changes.ts";

export const dropEvent = (store: Store): Store =>
  editChanges(store, (changes) => ({
    ...changes,
    events: (changes.events ?? []).filter(({ type }) => type !== "enrollment-scheduled"),
  }));
