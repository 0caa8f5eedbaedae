import type { TableColumns } from "./table-columns.ts";

/**
 * Primary key (name), one row a subscriber, over all tenants. `log_transaction` and `log_position`
 * are a place in the event log: what is behind it was handled. The position is 64-bit.
 */
export const subscriberCursorColumns = {
  name: "text",
  log_transaction: "text",
  log_position: "instant",
  failures: "integer",
  retry_at: "instant?",
  code: "text?",
  event_id: "id?",
  created_at: "instant",
  delivered_at: "instant?",
} as const satisfies TableColumns;
