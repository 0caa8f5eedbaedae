import type { HoldStart } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import type { WritePart } from "../dialect/write-part.ts";
import { holdColumns } from "../schema/hold-columns.ts";
import { lastByKey } from "./last-by-key.ts";

const names = Object.keys(holdColumns);
const replaced = ["id", "subject", "until", "cause", "created_at"];

/**
 * One statement whether the place is guarded or not. The update sees only columns of the table, so
 * the given rows are asked again whose place they take; what another transaction put there since the
 * read is left alone, and missed in the count.
 */
const statement: WritePart["statement"] = {
  build: ({ dialect, parameter }) => {
    const given = (as: string) =>
      dialect.recordset({
        rows: parameter("rows"),
        columns: { ...holdColumns, guarded: "integer", replaces: "id?" },
        as,
      });
    const target = dialect.table("hold");
    return sql`
    insert into ${target} as held (${sql.join(names.map((name) => sql.id(name)))})
    select ${sql.join(names.map((name) => sql.ref(`x.${name}`)))}
    from ${given("x")}
    where true
    on conflict (tenant_id, subject_id) do update
    set ${sql.join(replaced.map((name) => sql`${sql.id(name)} = ${sql.ref(`excluded.${name}`)}`))}
    where exists (
      select 1 from ${given("g")}
      where g.id = excluded.id and (g.guarded = 0 or g.replaces = held.id)
    )
    returning 1 as done`;
  },
};

/** A subject has one hold; of two in one change set the later counts. */
export const upsertHolds = (records: readonly HoldStart[]): WritePart => {
  const rows = lastByKey(records, (record) => [record.tenantId, record.subjectId]);
  return {
    name: "holds.upsert",
    statement,
    parameters: {
      rows: JSON.stringify(
        rows.map((row) => ({ ...row, guarded: row.replaces === undefined ? 0 : 1 })),
      ),
    },
    expected: rows.length,
  };
};
