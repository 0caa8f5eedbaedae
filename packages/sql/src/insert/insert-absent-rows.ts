import { sql } from "kysely";
import { encodeTuples } from "../apply/encode-tuples.ts";
import type { TableName } from "../schema/table-name.ts";
import { tables } from "../schema/tables.ts";
import { defineStatement } from "../session/define-statement.ts";
import type { SqlContext } from "../session/sql-context.ts";

interface Options<Item> {
  readonly table: TableName;
  /** The unique key that others may take at the same time: in its order the rows go in. */
  readonly key: (record: Item) => string;
}

/**
 * Makes a write that inserts those records whose keys are free, and gives the ids of the inserted.
 * A key that another transaction is taking is waited for; as all go in one order, two callers
 * cannot wait for each other in a circle.
 */
export const insertAbsentRows = <Item extends object>({ table, key }: Options<Item>) => {
  const columns = tables[table];
  const names = Object.keys(columns);
  const encode = encodeTuples(columns);
  const statement = defineStatement<{ rows: string }, { readonly id: string }>(
    ({ dialect, parameter }) => sql`
      insert into ${dialect.table(table)} (${sql.join(names.map((name) => sql.id(name)))})
      select ${sql.join(names.map((name) => sql.ref(`x.${name}`)))}
      from ${dialect.tuples({ rows: parameter("rows"), columns, as: "x" })}
      where true
      on conflict do nothing
      returning id`,
  );
  return async (context: SqlContext, records: readonly Item[]): Promise<ReadonlySet<string>> => {
    if (records.length === 0) return new Set();
    const sorted = records
      .map((record) => ({ key: key(record), record }))
      .sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0))
      .map(({ record }) => record);
    const inserted = await context.run(statement, { rows: encode(sorted) });
    return new Set(inserted.map(({ id }) => id));
  };
};
