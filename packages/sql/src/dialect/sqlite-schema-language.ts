import { assumedStatistics } from "./assumed-statistics.ts";
import { quoteName } from "./quote-name.ts";
import type { SchemaLanguage } from "./schema-language.ts";

export const createSqliteSchemaLanguage = (prefix: string): SchemaLanguage => {
  const table: SchemaLanguage["table"] = (name) => quoteName(`${prefix}${name}`);
  return {
    types: {
      id: "text",
      text: "text",
      integer: "integer",
      instant: "integer",
      number: "real",
      json: "text",
    },
    table,
    index: (tableName, name) => quoteName(`${prefix}${tableName}_${name}`),
    // A writing transaction has the whole database.
    lock: [],
    prepare: [],
    finish: assumedStatistics(prefix),
    exists: (name) =>
      `select 1 as one from sqlite_master where type = 'table' and name = '${`${prefix}${name}`.replaceAll("'", "''")}'`,
    // Never used again, so that a reader's cursor stays right.
    numbered: (column) => `${column} integer primary key autoincrement`,
    // Every index ends with the number.
    numberedIndex: (tableName, keys) => [
      `create index ${quoteName(`${prefix}${tableName}_tenant`)} on ${table(tableName)} (${keys.join(", ")})`,
    ],
    // Its number is the order, and each index ends with it.
    orderByCommit: () => [],
    computed: (expression) => `generated always as (${expression}) virtual`,
    transactionId: "text",
    options: {
      plain: "strict",
      key: "strict, without rowid",
      updated: "strict",
      settled: "strict",
    },
  };
};
