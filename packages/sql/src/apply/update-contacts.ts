import type { ContactRecord } from "@outreachkit/core/plugin";
import { updateRows } from "./update-rows.ts";

export const updateContacts = updateRows<ContactRecord>({
  name: "contacts.update",
  table: "contact",
  fixed: ["created_at"],
  sets: [["status", "updated_at"]],
});
