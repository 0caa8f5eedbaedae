import type { MessageRevisionRecord } from "@outreachkit/core/plugin";
import { insertRows } from "./insert-rows.ts";

export const insertMessageRevisions = insertRows<MessageRevisionRecord>({
  name: "messages.insertRevisions",
  table: "message_revision",
});
