import { quoteName } from "./quote-name.ts";
import { quoteText } from "./quote-text.ts";
import type { SchemaLanguage } from "./schema-language.ts";

export const createPostgresSchemaLanguage = (schema: string): SchemaLanguage => {
  const table: SchemaLanguage["table"] = (name) => `${quoteName(schema)}.${quoteName(name)}`;
  return {
    types: {
      id: "uuid",
      text: "text",
      integer: "integer",
      instant: "bigint",
      number: "double precision",
      json: "jsonb",
    },
    table,
    // An index lives in the schema of its table: it is named without one.
    index: (tableName, name) => quoteName(`${tableName}_${name}`),
    // Held by the transaction, so that it also works behind a pooler.
    lock: [
      `select pg_advisory_xact_lock(hashtextextended(${quoteText(`outreachkit ${schema}`)}, 0))`,
    ],
    // `create schema if not exists` needs the right to create one even where it exists.
    prepare: [
      `do $$ begin
         if not exists (select 1 from pg_catalog.pg_namespace where nspname = ${quoteText(schema)}) then
           create schema ${quoteName(schema)};
         end if;
       end $$`,
    ],
    finish: [],
    // Reads the catalog itself: to_regclass may remember a table as missing within a transaction.
    exists: (name) =>
      `select 1 as one from pg_catalog.pg_class c
       join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where n.nspname = ${quoteText(schema)} and c.relname = ${quoteText(name)}`,
    numbered: (column, keys) =>
      `${column} bigint generated always as identity, primary key (${[...keys, column].join(", ")})`,
    numberedIndex: () => [],
    transactionId: "xid8 not null default pg_current_xact_id()",
    options: { plain: "", key: "", updated: "with (fillfactor = 75)" },
  };
};
