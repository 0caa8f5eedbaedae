import type { GuardedUpdate } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import type { WritePart } from "../dialect/write-part.ts";
import type { TableName } from "../schema/table-name.ts";
import { tables } from "../schema/tables.ts";
import { encodeTuples } from "./encode-tuples.ts";
import { pickColumns } from "./pick-columns.ts";

interface Options {
  /** Of the part, in errors. */
  readonly name: string;
  readonly table: TableName;
  /** Columns that name the row. Default: tenant and id. */
  readonly key?: readonly string[];
  /** Columns that must still hold what the update's `from...` says. Default: `version`. */
  readonly guards?: readonly string[];
  /** Columns that never change. */
  readonly fixed: readonly string[];
}

/** Makes a write of whole records that takes effect only where their guards still hold. */
export const updateRows = <Item extends object>({
  name,
  table,
  key = ["tenant_id", "id"],
  guards = ["version"],
  fixed,
}: Options) => {
  const stored = pickColumns(tables[table], fixed);
  const columns = {
    ...stored,
    ...Object.fromEntries(guards.map((guard) => [`from_${guard}`, "integer"] as const)),
  };
  const written = Object.keys(stored).filter((column) => !key.includes(column));
  const encode = encodeTuples(columns);
  const statement: WritePart["statement"] = {
    build: ({ dialect, parameter }) => {
      const conditions = [
        ...key.map((column) => sql`${sql.ref(`t.${column}`)} = ${sql.ref(`x.${column}`)}`),
        ...guards.map((column) => sql`${sql.ref(`t.${column}`)} = ${sql.ref(`x.from_${column}`)}`),
      ];
      return sql`
        update ${dialect.table(table)} as t
        set ${sql.join(written.map((column) => sql`${sql.id(column)} = ${sql.ref(`x.${column}`)}`))}
        from ${dialect.tuples({ rows: parameter("rows"), columns, as: "x" })}
        where ${sql.join(conditions, sql` and `)}
        returning 1 as done`;
    },
  };
  return (updates: readonly GuardedUpdate<Item>[]): WritePart => ({
    name,
    statement,
    parameters: { rows: encode(updates.map(({ row, ...guard }) => ({ ...row, ...guard }))) },
    expected: updates.length,
  });
};
