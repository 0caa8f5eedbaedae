import type { TableColumns } from "./table-columns.ts";

/**
 * Primary key (tenant_id, id); unique (tenant_id, enrollment_id, step_key, slot); partial indexes
 * where not null: (tenant_id, message_id_header), (recover_at), (attention, tenant_id, id), and, for
 * the last sends of a stream, (tenant_id, sender_id, campaign_id, claimed_at), which a settlement
 * leaves alone; and (tenant_id, request_key) where request_position > 0.
 *
 * `envelope` is text on every database: its bytes are under a hash. `recover_at` is not in the
 * record: the writer sets it to `retry_at` while the state is `unknown`, else null, so that the
 * sweep has a small index without the state in its predicate (that would rewrite it at each settle).
 * For the same reason the database computes `attention`, not listed here: the state while it is
 * failed, unknown or needs-review, else null.
 */
export const deliveryColumns = {
  tenant_id: "id",
  id: "id",
  message_id: "id",
  enrollment_id: "id",
  campaign_id: "id",
  contact_id: "id",
  sender_id: "id",
  step_key: "text",
  kind: "text",
  slot: "integer",
  state: "text",
  channel: "text?",
  envelope: "text?",
  content_hash: "text?",
  payload_hash: "text?",
  request_key: "text?",
  request_position: "integer",
  fence: "integer",
  lease_id: "id?",
  attempts: "integer",
  claimed_at: "instant?",
  first_attempt_at: "instant?",
  uncertain_since: "instant?",
  retry_at: "instant?",
  recover_at: "instant?",
  account: "text?",
  provider_message_id: "text?",
  message_id_header: "text?",
  sent_at: "instant?",
  code: "text?",
  receipt: "text?",
  replied_at: "instant?",
  capacity: "json",
  version: "integer",
} as const satisfies TableColumns;
