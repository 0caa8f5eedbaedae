import type { CapacityChange } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import type { WritePart } from "../dialect/write-part.ts";

/** The bucket's cap is the one it was last held to, so that the conflict clause can compare. */
const statement: WritePart["statement"] = {
  build: ({ dialect, parameter }) => sql`
    insert into ${dialect.table("capacity_bucket")} as b (tenant_id, scope, period, used, cap)
    select x.tenant_id, x.scope, x.period, x.count, x.cap
    from ${dialect.recordset({
      rows: parameter("rows"),
      columns: {
        tenant_id: "id",
        scope: "text",
        period: "text",
        count: "integer",
        cap: "integer?",
      },
      as: "x",
    })}
    where x.cap is null or x.count <= x.cap
    on conflict (tenant_id, scope, period) do update
    set used = b.used + excluded.used, cap = excluded.cap
    where excluded.cap is null or b.used + excluded.used <= excluded.cap
    returning 1 as done`,
};

/** Adds to buckets within their caps; one that would pass its cap is a conflict. */
export const takeCapacity = (changes: readonly CapacityChange[]): WritePart => ({
  name: "capacity",
  statement,
  parameters: { rows: JSON.stringify(changes) },
  expected: changes.length,
});
