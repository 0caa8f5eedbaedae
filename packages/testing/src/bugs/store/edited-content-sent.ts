import type { Store } from "@outreachkit/core/plugin";
import { editFacts } from "../edit-facts.ts";

export const editedContentSent = (store: Store): Store =>
  editFacts(store, (facts) => {
    const { message } = facts;
    if (!message?.content) return facts;
    const content = { ...message.content, body: `${message.content.body} P.S.` };
    return { ...facts, message: { ...message, content } };
  });
