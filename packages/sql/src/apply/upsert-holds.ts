import type { HoldRecord } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import type { WritePart } from "../dialect/write-part.ts";
import { holdColumns } from "../schema/hold-columns.ts";
import { lastByKey } from "./last-by-key.ts";

const names = Object.keys(holdColumns);
const replaced = ["id", "subject", "until", "cause", "created_at"];

const statement: WritePart["statement"] = {
  build: ({ dialect, parameter }) => sql`
    insert into ${dialect.table("hold")} (${sql.join(names.map((name) => sql.id(name)))})
    select ${sql.join(names.map((name) => sql.ref(`x.${name}`)))}
    from ${dialect.recordset({ rows: parameter("rows"), columns: holdColumns, as: "x" })}
    where true
    on conflict (tenant_id, subject_id) do update
    set ${sql.join(replaced.map((name) => sql`${sql.id(name)} = ${sql.ref(`excluded.${name}`)}`))}
    returning 1 as done`,
};

/** A subject has one hold; of two in one change set the later counts. */
export const upsertHolds = (records: readonly HoldRecord[]): WritePart => {
  const rows = lastByKey(records, (record) => [record.tenantId, record.subjectId]);
  return {
    name: "holds.upsert",
    statement,
    parameters: { rows: JSON.stringify(rows) },
    expected: rows.length,
  };
};
