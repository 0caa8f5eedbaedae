import type { CapacityChange } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import type { WritePart } from "../dialect/write-part.ts";

const statement: WritePart["statement"] = {
  build: ({ dialect, parameter }) => sql`
    update ${dialect.table("capacity_bucket")} as b
    set used = ${dialect.greatest(sql`0`, sql`b.used + x.count`)}
    from ${dialect.recordset({
      rows: parameter("rows"),
      columns: {
        tenant_id: "id",
        scope: "text",
        period: "text",
        count: "integer",
        only_at: "integer?",
      },
      as: "x",
    })}
    where b.tenant_id = x.tenant_id and b.scope = x.scope and b.period = x.period
      and (x.only_at is null or b.used = x.only_at)
    returning 1 as done`,
};

/** Gives back, never under 0. A bucket that is gone, or moved on from `onlyAt`, needs nothing back. */
export const returnCapacity = (changes: readonly CapacityChange[]): WritePart => ({
  name: "capacity.return",
  statement,
  parameters: { rows: JSON.stringify(changes) },
  expected: null,
});
