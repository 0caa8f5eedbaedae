import type { MessageRecord } from "@outreachkit/core/plugin";
import { insertRows } from "./insert-rows.ts";

export const insertMessages = insertRows<MessageRecord>({
  name: "messages.insert",
  table: "message",
});
