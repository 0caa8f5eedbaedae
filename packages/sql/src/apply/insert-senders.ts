import type { SenderRecord } from "@outreachkit/core/plugin";
import { insertRows } from "./insert-rows.ts";

/** Their heads go with them: `insertHeads`. */
export const insertSenders = insertRows<SenderRecord>({
  name: "senders.insert",
  table: "sender",
});
