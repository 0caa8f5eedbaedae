import type { SchemaLanguage } from "../../dialect/schema-language.ts";

export const taskTables = ({ table, index, types, options }: SchemaLanguage) => [
  `create table ${table("task")} (
    tenant_id ${types.id} not null,
    id ${types.id} not null,
    enrollment_id ${types.id} not null,
    campaign_id ${types.id} not null,
    contact_id ${types.id} not null,
    step_key ${types.text} not null,
    title ${types.text} not null,
    instructions ${types.text},
    assignee ${types.text},
    state ${types.text} not null,
    skip_at ${types.instant},
    created_at ${types.instant} not null,
    closed_at ${types.instant},
    closed_by ${types.json},
    version ${types.integer} not null,
    primary key (tenant_id, id)
  ) ${options.plain}`,
  `create index ${index("task", "enrollment")} on ${table("task")} (tenant_id, enrollment_id)`,
  `create index ${index("task", "open")} on ${table("task")} (tenant_id, id) where state = 'open'`,
];
