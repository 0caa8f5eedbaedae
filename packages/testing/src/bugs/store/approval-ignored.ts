import type { Store } from "@outreachkit/core/plugin";
import { editFacts } from "../edit-facts.ts";

export const approvalIgnored = (store: Store): Store =>
  editFacts(store, (facts) => {
    const { message } = facts;
    return message?.content ? { ...facts, message: { ...message, approval: "approved" } } : facts;
  });
