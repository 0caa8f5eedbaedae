import type { SchemaLanguage } from "../../dialect/schema-language.ts";

export const peopleTables = ({ table, index, types, options }: SchemaLanguage) => [
  `create table ${table("company")} (
    tenant_id ${types.id} not null,
    id ${types.id} not null,
    external_id ${types.text},
    name ${types.text},
    domain ${types.text},
    industry ${types.text},
    size ${types.text},
    icp_fit ${types.number},
    country ${types.text},
    attributes ${types.json} not null,
    version ${types.integer} not null,
    created_at ${types.instant} not null,
    updated_at ${types.instant} not null,
    primary key (tenant_id, id)
  ) ${options.plain}`,
  `create unique index ${index("company", "external_id")}
    on ${table("company")} (tenant_id, external_id) where external_id is not null`,
  `create unique index ${index("company", "domain")}
    on ${table("company")} (tenant_id, domain) where domain is not null`,
  `create index ${index("company", "name")}
    on ${table("company")} (tenant_id, name) where domain is null`,

  `create table ${table("contact")} (
    tenant_id ${types.id} not null,
    id ${types.id} not null,
    external_id ${types.text},
    email ${types.text},
    email_key ${types.text},
    email_hash ${types.text},
    email_domain_hash ${types.text},
    email_confidence ${types.text} not null,
    first_name ${types.text},
    last_name ${types.text},
    title ${types.text},
    seniority ${types.text},
    phone ${types.text},
    linkedin_url ${types.text},
    company_id ${types.id},
    country ${types.text},
    region ${types.text},
    city ${types.text},
    time_zone ${types.text},
    locale ${types.text},
    score ${types.number},
    tier ${types.text},
    score_source ${types.text},
    tags ${types.json} not null,
    owner ${types.text},
    status ${types.text} not null,
    deleted_at ${types.instant},
    attributes ${types.json} not null,
    version ${types.integer} not null,
    created_at ${types.instant} not null,
    updated_at ${types.instant} not null,
    primary key (tenant_id, id)
  ) ${options.plain}`,
  `create unique index ${index("contact", "external_id")}
    on ${table("contact")} (tenant_id, external_id) where external_id is not null`,
  `create unique index ${index("contact", "email_key")}
    on ${table("contact")} (tenant_id, email_key) where email_key is not null`,

  `create table ${table("enrichment")} (
    tenant_id ${types.id} not null,
    id ${types.id} not null,
    subject ${types.text} not null,
    subject_id ${types.id} not null,
    stage ${types.text} not null,
    source ${types.text} not null,
    data ${types.json} not null,
    fetched_at ${types.instant} not null,
    primary key (tenant_id, subject_id, stage, source)
  ) ${options.plain}`,
];
