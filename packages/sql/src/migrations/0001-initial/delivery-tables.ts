import type { SchemaLanguage } from "../../dialect/schema-language.ts";

export const deliveryTables = ({ table, index, types, options }: SchemaLanguage) => [
  `create table ${table("message")} (
    tenant_id ${types.id} not null,
    id ${types.id} not null,
    enrollment_id ${types.id} not null,
    campaign_id ${types.id} not null,
    contact_id ${types.id} not null,
    step_key ${types.text} not null,
    kind ${types.text} not null,
    generation ${types.text} not null,
    generation_attempts ${types.integer} not null,
    generation_error ${types.text},
    approval ${types.text} not null,
    content ${types.json},
    content_hash ${types.text},
    checks ${types.json},
    variant ${types.text},
    choice ${types.text},
    decided_by ${types.json},
    decided_at ${types.instant},
    revision ${types.integer} not null,
    version ${types.integer} not null,
    created_at ${types.instant} not null,
    primary key (tenant_id, id)
  ) ${options.plain}`,
  `create unique index ${index("message", "step")}
    on ${table("message")} (tenant_id, enrollment_id, step_key, kind)`,
  `create index ${index("message", "requested")}
    on ${table("message")} (created_at, tenant_id, id) where generation = 'requested'`,

  `create table ${table("message_revision")} (
    tenant_id ${types.id} not null,
    message_id ${types.id} not null,
    revision ${types.integer} not null,
    content ${types.json} not null,
    content_hash ${types.text} not null,
    author ${types.json} not null,
    created_at ${types.instant} not null,
    primary key (tenant_id, message_id, revision)
  ) ${options.plain}`,

  `create table ${table("delivery")} (
    tenant_id ${types.id} not null,
    id ${types.id} not null,
    message_id ${types.id} not null,
    enrollment_id ${types.id} not null,
    campaign_id ${types.id} not null,
    contact_id ${types.id} not null,
    sender_id ${types.id} not null,
    step_key ${types.text} not null,
    kind ${types.text} not null,
    slot ${types.integer} not null,
    state ${types.text} not null,
    channel ${types.text},
    envelope ${types.text},
    content_hash ${types.text},
    payload_hash ${types.text},
    request_key ${types.text},
    request_position ${types.integer} not null,
    fence ${types.integer} not null,
    lease_id ${types.id},
    attempts ${types.integer} not null,
    claimed_at ${types.instant},
    first_attempt_at ${types.instant},
    uncertain_since ${types.instant},
    retry_at ${types.instant},
    recover_at ${types.instant},
    account ${types.text},
    provider_message_id ${types.text},
    message_id_header ${types.text},
    sent_at ${types.instant},
    code ${types.text},
    receipt ${types.text},
    replied_at ${types.instant},
    capacity ${types.json} not null,
    version ${types.integer} not null,
    primary key (tenant_id, id)
  ) ${options.settled}`,
  `create unique index ${index("delivery", "step")}
    on ${table("delivery")} (tenant_id, enrollment_id, step_key, slot)`,
  `create index ${index("delivery", "header")}
    on ${table("delivery")} (tenant_id, message_id_header) where message_id_header is not null`,
  `create index ${index("delivery", "recover")}
    on ${table("delivery")} (recover_at) where recover_at is not null`,
  `create index ${index("delivery", "claimed")}
    on ${table("delivery")} (tenant_id, sender_id, campaign_id, claimed_at)
    where claimed_at is not null`,
  `create index ${index("delivery", "request")}
    on ${table("delivery")} (tenant_id, request_key) where request_position > 0`,
];
