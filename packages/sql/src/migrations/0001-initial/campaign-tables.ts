import type { SchemaLanguage } from "../../dialect/schema-language.ts";

export const campaignTables = ({ table, index, types, options }: SchemaLanguage) => [
  `create table ${table("campaign")} (
    tenant_id ${types.id} not null,
    id ${types.id} not null,
    key ${types.text} not null,
    name ${types.text} not null,
    state ${types.text} not null,
    enrollment ${types.text} not null,
    version_id ${types.id} not null,
    version_number ${types.integer} not null,
    caps ${types.json},
    breaker ${types.json},
    priority ${types.text} not null,
    step_order ${types.text} not null,
    follow_up_share ${types.integer},
    new_share ${types.integer},
    launched_at ${types.instant},
    reschedule_from ${types.id},
    paused_until ${types.instant},
    version ${types.integer} not null,
    created_at ${types.instant} not null,
    primary key (tenant_id, id)
  ) ${options.plain}`,
  `create unique index ${index("campaign", "key")} on ${table("campaign")} (tenant_id, key)`,
  `create index ${index("campaign", "completable")} on ${table("campaign")} (tenant_id, id)
    where state = 'running' and enrollment = 'closed'`,
  `create index ${index("campaign", "paused_until")} on ${table("campaign")} (paused_until)
    where paused_until is not null`,

  `create index ${index("campaign", "rescheduling")} on ${table("campaign")} (tenant_id, id)
    where reschedule_from is not null`,

  `create table ${table("campaign_version")} (
    tenant_id ${types.id} not null,
    id ${types.id} not null,
    campaign_id ${types.id} not null,
    number ${types.integer} not null,
    definition ${types.json} not null,
    sender_ids ${types.json} not null,
    created_at ${types.instant} not null,
    primary key (tenant_id, id)
  ) ${options.plain}`,
  `create unique index ${index("campaign_version", "number")}
    on ${table("campaign_version")} (tenant_id, campaign_id, number)`,

  `create table ${table("enrollment")} (
    tenant_id ${types.id} not null,
    id ${types.id} not null,
    campaign_id ${types.id} not null,
    version_id ${types.id} not null,
    contact_id ${types.id} not null,
    round ${types.integer} not null,
    request_key ${types.text},
    sender_id ${types.id} not null,
    senders ${types.json} not null,
    variants ${types.json} not null,
    channel ${types.text},
    fallbacks ${types.json} not null,
    state ${types.text} not null,
    step_key ${types.text},
    due_at ${types.instant},
    lane ${types.integer} not null,
    reason ${types.text},
    signal ${types.integer} not null,
    delivery_id ${types.id},
    progress_of ${types.id},
    deadline_at ${types.instant},
    anchor_at ${types.instant} not null,
    enrolled_at ${types.instant} not null,
    version ${types.integer} not null,
    primary key (tenant_id, id)
  ) ${options.updated}`,
  `create unique index ${index("enrollment", "contact")}
    on ${table("enrollment")} (tenant_id, campaign_id, contact_id, round)`,
  `create index ${index("enrollment", "due")}
    on ${table("enrollment")} (tenant_id, sender_id, campaign_id, lane, due_at, id)
    where due_at is not null`,
  `create index ${index("enrollment", "progress")}
    on ${table("enrollment")} (tenant_id, progress_of) where progress_of is not null`,
  `create index ${index("enrollment", "of_contact")}
    on ${table("enrollment")} (tenant_id, contact_id)`,
];
