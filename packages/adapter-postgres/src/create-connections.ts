import type { SqlConnection } from "@outreachkit/sql";
import pg from "pg";
import { createStatementNames } from "./create-statement-names.ts";
import type { PostgresClient, PostgresTypes } from "./postgres-pool.ts";

/** Ours fit a double: instants, positions, counts. */
const types: PostgresTypes = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.INT8
      ? Number
      : (pg.types.getTypeParser(oid, format as "text") as (value: string) => unknown),
};

/** Makes connections out of clients; all share the names of prepared statements. */
export const createConnections = ({ prepare }: { readonly prepare: boolean }) => {
  const nameOf = createStatementNames();
  return (client: PostgresClient): SqlConnection => ({
    execute: async (sql, parameters, options) => {
      const values = parameters as unknown[];
      const { rows } = await client.query(
        prepare && !options?.once
          ? { name: nameOf(sql), text: sql, values, types }
          : { text: sql, values, types },
      );
      return rows as readonly Readonly<Record<string, unknown>>[];
    },
  });
};
