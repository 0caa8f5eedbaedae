import type { Store } from "@outreachkit/core/plugin";
import { editFacts } from "../edit-facts.ts";

export const ignoreSuppression = (store: Store): Store =>
  editFacts(store, (facts) => ({ ...facts, suppressed: false }));
