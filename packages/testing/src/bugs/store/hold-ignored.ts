import type { Store } from "@outreachkit/core/plugin";
import { editFacts } from "../edit-facts.ts";

/** A pause of a contact, an enrollment or a sender is kept and never read. */
export const holdIgnored = (store: Store): Store =>
  editFacts(store, (facts) => ({
    ...facts,
    contactHold: null,
    enrollmentHold: null,
    senderHold: null,
  }));
