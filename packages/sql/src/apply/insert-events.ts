import type { EventRecord } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import type { WritePart } from "../dialect/write-part.ts";
import { eventColumns } from "../schema/event-columns.ts";
import { encodeTuples } from "./encode-tuples.ts";
import { pickColumns } from "./pick-columns.ts";

const columns = pickColumns(eventColumns, ["position", "transaction_id"]);
const names = Object.keys(columns);
const encode = encodeTuples(columns);

/** The database numbers them in the order in which it inserts them. */
const statement: WritePart["statement"] = {
  build: ({ dialect, parameter }) => {
    const { transactionId } = dialect.log;
    const given = names.map((name) => ({ column: sql.id(name), value: sql.ref(`x.${name}`) }));
    const all = transactionId
      ? [...given, { column: sql.id("transaction_id"), value: transactionId }]
      : given;
    return sql`
      insert into ${dialect.table("event")} (${sql.join(all.map(({ column }) => column))})
      select ${sql.join(all.map(({ value }) => value))}
      from ${dialect.tuples({ rows: parameter("rows"), columns, as: "x" })}
      returning 1 as done`;
  },
};

export const insertEvents = (records: readonly EventRecord[]): WritePart => ({
  name: "events",
  statement,
  parameters: { rows: encode(records) },
  expected: records.length,
});
