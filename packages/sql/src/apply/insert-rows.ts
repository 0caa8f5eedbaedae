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
  /** Columns that the database fills in. */
  readonly except?: readonly string[];
}

/** Makes a write that inserts records in array order. A taken key is an error. */
export const insertRows = <Item extends object>({ name, table, except = [] }: Options) => {
  const columns = pickColumns(tables[table], except);
  const names = Object.keys(columns);
  const encode = encodeTuples(columns);
  const statement: WritePart["statement"] = {
    build: ({ dialect, parameter }) => sql`
      insert into ${dialect.table(table)} (${sql.join(names.map((column) => sql.id(column)))})
      select ${sql.join(names.map((column) => sql.ref(`x.${column}`)))}
      from ${dialect.tuples({ rows: parameter("rows"), columns, as: "x" })}
      returning 1 as done`,
  };
  return (records: readonly Item[]): WritePart => ({
    name,
    statement,
    parameters: { rows: encode(records) },
    expected: records.length,
  });
};
