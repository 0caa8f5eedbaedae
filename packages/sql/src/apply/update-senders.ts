import type { SenderRecord } from "@outreachkit/core/plugin";
import { updateRows } from "./update-rows.ts";

export const updateSenders = updateRows<SenderRecord>({
  name: "senders.update",
  table: "sender",
  fixed: ["created_at"],
});
