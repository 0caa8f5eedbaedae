import type { Database } from "../../schema/database.ts";

/** What the facts tell of a sent delivery. */
export const sentColumns = [
  "message_id_header",
  "envelope",
  "kind",
  "sender_id",
  "receipt",
  "sent_at",
] as const satisfies readonly (keyof Database["delivery"])[];
