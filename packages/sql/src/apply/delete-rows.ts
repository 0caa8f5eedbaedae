import { sql } from "kysely";
import type { WritePart } from "../dialect/write-part.ts";
import type { TableColumns } from "../schema/table-columns.ts";
import type { TableName } from "../schema/table-name.ts";
import { encodeTuples } from "./encode-tuples.ts";

interface Options {
  /** Of the part, in errors. */
  readonly name: string;
  readonly table: TableName;
  /** The columns that name a row. */
  readonly key: TableColumns;
}

/** Makes a write that deletes the rows of these keys; one that is gone is no conflict. */
export const deleteRows = <Key extends object>({ name, table, key }: Options) => {
  const names = Object.keys(key);
  const encode = encodeTuples(key);
  const statement: WritePart["statement"] = {
    build: ({ dialect, parameter }) => sql`
      delete from ${dialect.table(table)}
      where (${sql.join(names.map((column) => sql.id(column)))}) in (
        select ${sql.join(names.map((column) => sql.ref(`x.${column}`)))}
        from ${dialect.tuples({ rows: parameter("rows"), columns: key, as: "x" })}
      )
      returning 1 as done`,
  };
  return (keys: readonly Key[]): WritePart => ({
    name,
    statement,
    parameters: { rows: encode(keys) },
    expected: null,
  });
};
