import type { MessageRecord } from "@outreachkit/core/plugin";
import { updateRows } from "./update-rows.ts";

export const updateMessages = updateRows<MessageRecord>({
  name: "messages.update",
  table: "message",
  fixed: ["enrollment_id", "campaign_id", "contact_id", "created_at"],
  sets: [["approval", "decided_by", "decided_at"]],
});
