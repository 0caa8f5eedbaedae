import { quoteName } from "./quote-name.ts";
import { requireSchemaName } from "./require-schema-name.ts";
import { quoteText } from "./quote-text.ts";
import type { SchemaLanguage } from "./schema-language.ts";

export const createPostgresSchemaLanguage = (schema: string): SchemaLanguage => {
  requireSchemaName(schema);
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
      // As a quoted text: a schema's name may hold what would end dollar quotes.
      `do ${quoteText(`begin
         if not exists (select 1 from pg_catalog.pg_namespace where nspname = ${quoteText(schema)}) then
           create schema ${quoteName(schema)};
         end if;
       end`)}`,
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
    // No lower than the writer's own id, so that a reader below the oldest running one misses nothing;
    // and no lower than any that had ended when the row was written, so that whoever wrote under a lock
    // comes after those who held it before, though its own id may be older. The rows that are there
    // get the lowest: all are committed, and their number is their order.
    orderByCommit: (name, column, keys) => [
      `alter table ${table(name)} alter column transaction_id set default greatest(
        pg_current_xact_id(),
        (pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1)::text::xid8
      )`,
      `update ${table(name)} set transaction_id = '0'::xid8`,
      `alter table ${table(name)} drop constraint ${quoteName(`${name}_pkey`)}`,
      `alter table ${table(name)} add primary key (${[...keys, "transaction_id", column].join(", ")})`,
      // The condition holds for every row, and keeps the planner from reading all for the sake of one.
      `create index ${quoteName(`${name}_log`)} on ${table(name)} (transaction_id, ${column})
        where version > 0`,
    ],
    computed: (expression) => `generated always as (${expression}) stored`,
    transactionId: "xid8 not null default pg_current_xact_id()",
    options: {
      plain: "",
      key: "",
      updated: "with (fillfactor = 75)",
      settled: "with (fillfactor = 50)",
    },
  };
};
