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
export const createConnections = ({
  prepare,
  translate,
}: {
  readonly prepare: boolean;
  readonly translate: (error: unknown) => unknown;
}) => {
  const nameOf = createStatementNames();
  return (
    client: PostgresClient,
    /** Milliseconds until the client is given up; 0 waits for ever. */
    answerLimit: number,
  ): SqlConnection => ({
    execute: async (sql, parameters, options) => {
      const query = { text: sql, values: parameters as unknown[], types };
      const named = prepare && !options?.once ? { ...query, name: nameOf(sql) } : query;
      try {
        const { rows } = await client.query({ ...named, query_timeout: answerLimit });
        return rows as readonly Readonly<Record<string, unknown>>[];
      } catch (error) {
        throw translate(error);
      }
    },
  });
};
