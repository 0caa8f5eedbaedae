import type { ContactRecord } from "@outreachkit/core/plugin";
import { insertAbsentRows } from "./insert-absent-rows.ts";

export const insertContacts = insertAbsentRows<ContactRecord>({
  table: "contact",
  key: ({ emailKey, externalId }) => JSON.stringify([emailKey, externalId]),
});
