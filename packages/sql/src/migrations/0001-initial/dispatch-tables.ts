import type { SchemaLanguage } from "../../dialect/schema-language.ts";

export const dispatchTables = (language: SchemaLanguage) => {
  const { table, index, types, options } = language;
  return [
    `create table ${table("lease")} (
      id ${types.id} not null,
      worker ${types.text} not null,
      until ${types.instant} not null,
      created_at ${types.instant} not null,
      deliveries ${types.json} not null,
      primary key (id)
    ) ${options.plain}`,
    `create index ${index("lease", "until")} on ${table("lease")} (until)`,

    `create table ${table("queue_head")} (
      tenant_id ${types.id} not null,
      sender_id ${types.id} not null,
      next_due_at ${types.instant},
      gap_until ${types.instant} not null,
      next_free_at ${types.instant} not null,
      ready_at ${types.instant},
      blocked_by ${types.text},
      band ${types.integer} not null,
      turn ${types.integer} not null,
      version ${types.integer} not null,
      primary key (tenant_id, sender_id)
    ) ${options.plain}`,
    `create index ${index("queue_head", "ready")}
      on ${table("queue_head")} (band, ready_at, turn, tenant_id, sender_id)
      where ready_at is not null`,

    `create table ${table("queue_stream")} (
      tenant_id ${types.id} not null,
      sender_id ${types.id} not null,
      campaign_id ${types.id} not null,
      free_at ${types.instant} not null default 0,
      new_free_at ${types.instant} not null default 0,
      lanes ${types.integer} not null default 2,
      turn ${types.integer} not null default 0,
      primary key (tenant_id, sender_id, campaign_id)
    ) ${options.key}`,

    `create table ${table("queue_hint")} (
      tenant_id ${types.id} not null,
      sender_id ${types.id} not null,
      campaign_id ${types.id},
      due_at ${types.instant} not null,
      free ${types.integer} not null,
      lanes ${types.integer},
      ${language.numbered("id", ["tenant_id", "sender_id"])}
    ) ${options.plain}`,
    ...language.numberedIndex("queue_hint", ["tenant_id", "sender_id"]),

    `create table ${table("capacity_bucket")} (
      tenant_id ${types.id} not null,
      scope ${types.text} not null,
      period ${types.text} not null,
      used ${types.integer} not null,
      cap ${types.integer},
      primary key (tenant_id, scope, period)
    ) ${options.key}`,
  ];
};
