import type { SchemaLanguage } from "../../dialect/schema-language.ts";

export const tenantTables = ({ table, index, types, options }: SchemaLanguage) => [
  `create table ${table("secret")} (
    name ${types.text} not null,
    value ${types.text} not null,
    primary key (name)
  ) ${options.key}`,

  `create table ${table("tenant")} (
    id ${types.id} not null,
    key ${types.text} not null,
    state ${types.text} not null,
    settings ${types.json} not null,
    version ${types.integer} not null,
    created_at ${types.instant} not null,
    primary key (id)
  ) ${options.plain}`,
  `create unique index ${index("tenant", "key")} on ${table("tenant")} (key)`,

  `create table ${table("sender")} (
    tenant_id ${types.id} not null,
    id ${types.id} not null,
    external_id ${types.text},
    channel ${types.text} not null,
    name ${types.text} not null,
    address ${types.text} not null,
    owner ${types.text},
    time_zone ${types.text},
    country ${types.text},
    daily_cap ${types.integer},
    gap ${types.instant},
    gap_jitter ${types.instant},
    ramp ${types.json},
    accounting ${types.text},
    weekly_caps ${types.json},
    in_progress_cap ${types.integer},
    version ${types.integer} not null,
    created_at ${types.instant} not null,
    primary key (tenant_id, id)
  ) ${options.plain}`,
  `create unique index ${index("sender", "external_id")}
    on ${table("sender")} (tenant_id, external_id) where external_id is not null`,
];
