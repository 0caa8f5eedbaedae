import type { SuppressionRecord } from "@outreachkit/core/plugin";
import { insertAbsentRows } from "./insert-absent-rows.ts";

export const insertSuppressions = insertAbsentRows<SuppressionRecord>({
  table: "suppression",
  key: ({ hash, type }) => hash + type,
});
