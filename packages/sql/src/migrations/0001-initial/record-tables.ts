import type { SchemaLanguage } from "../../dialect/schema-language.ts";

export const recordTables = (language: SchemaLanguage) => {
  const { table, index, types, options } = language;
  return [
    `create table ${table("suppression")} (
      tenant_id ${types.id} not null,
      id ${types.id} not null,
      type ${types.text} not null,
      hash ${types.text} not null,
      value ${types.text},
      reason ${types.text} not null,
      created_at ${types.instant} not null,
      primary key (tenant_id, id)
    ) ${options.plain}`,
    `create unique index ${index("suppression", "hash")}
      on ${table("suppression")} (tenant_id, hash, type)`,

    `create table ${table("hold")} (
      tenant_id ${types.id} not null,
      id ${types.id} not null,
      subject ${types.text} not null,
      subject_id ${types.id} not null,
      until ${types.instant},
      cause ${types.text} not null,
      created_at ${types.instant} not null,
      primary key (tenant_id, id)
    ) ${options.plain}`,
    `create unique index ${index("hold", "subject")} on ${table("hold")} (tenant_id, subject_id)`,

    `create table ${table("breaker")} (
      tenant_id ${types.id} not null,
      id ${types.id} not null,
      scope ${types.text} not null,
      state ${types.text} not null,
      since ${types.instant} not null,
      until ${types.instant},
      missing_sends ${types.integer} not null,
      warned_at ${types.instant},
      complaints ${types.json} not null,
      version ${types.integer} not null,
      created_at ${types.instant} not null,
      primary key (tenant_id, id)
    ) ${options.plain}`,
    `create unique index ${index("breaker", "scope")} on ${table("breaker")} (tenant_id, scope)`,
    `create index ${index("breaker", "watched")} on ${table("breaker")} (tenant_id, id)
      where state <> 'closed' or missing_sends > 0`,

    `create table ${table("inbound")} (
      tenant_id ${types.id} not null,
      id ${types.id} not null,
      external_id ${types.text} not null,
      type ${types.text} not null,
      data ${types.json} not null,
      contact_id ${types.id},
      enrollment_id ${types.id},
      delivery_id ${types.id},
      occurred_at ${types.instant} not null,
      received_at ${types.instant} not null,
      primary key (tenant_id, id)
    ) ${options.plain}`,
    `create unique index ${index("inbound", "external_id")}
      on ${table("inbound")} (tenant_id, external_id)`,

    `create table ${table("event")} (
      transaction_id ${language.transactionId},
      tenant_id ${types.id} not null,
      id ${types.id} not null,
      type ${types.text} not null,
      entity ${types.text} not null,
      entity_id ${types.id} not null,
      version ${types.integer} not null,
      at ${types.instant} not null,
      actor ${types.json} not null,
      data ${types.json} not null,
      ${language.numbered("position", ["tenant_id"])}
    ) ${options.plain}`,
    `create unique index ${index("event", "entity")}
      on ${table("event")} (tenant_id, entity_id, version)`,
    ...language.numberedIndex("event", ["tenant_id"]),
  ];
};
