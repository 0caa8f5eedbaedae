import type { SchemaLanguage } from "../dialect/schema-language.ts";

/** The table that says which migrations a database has. */
export const createMigrationTable = ({ table, types, options }: SchemaLanguage): string =>
  `create table if not exists ${table("migration")} (
    name ${types.text} not null,
    applied_at ${types.instant} not null,
    primary key (name)
  ) ${options.key}`;
