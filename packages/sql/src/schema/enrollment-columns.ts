import type { TableColumns } from "./table-columns.ts";

/**
 * Primary key (tenant_id, id); unique (tenant_id, campaign_id, contact_id, round); index (tenant_id,
 * sender_id, campaign_id, lane, due_at, id) where due_at is not null; index (tenant_id, contact_id).
 * The claim's mark changes delivery_id, signal and version only: none is indexed, so on PostgreSQL
 * it stays in its page. Every further index costs each step a write.
 */
export const enrollmentColumns = {
  tenant_id: "id",
  id: "id",
  campaign_id: "id",
  version_id: "id",
  contact_id: "id",
  round: "integer",
  request_key: "text?",
  sender_id: "id",
  senders: "json",
  variants: "json",
  channel: "text?",
  fallbacks: "json",
  state: "text",
  step_key: "text?",
  due_at: "instant?",
  lane: "integer",
  reason: "text?",
  signal: "integer",
  delivery_id: "id?",
  deadline_at: "instant?",
  anchor_at: "instant",
  enrolled_at: "instant",
  version: "integer",
} as const satisfies TableColumns;
