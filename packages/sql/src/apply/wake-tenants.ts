import type { ChangeSet } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import type { WritePart } from "../dialect/write-part.ts";

const statement: WritePart["statement"] = {
  build: ({ dialect, parameter }) => sql`
    insert into ${dialect.table("queue_hint")} (tenant_id, sender_id, campaign_id, due_at, free)
    select h.tenant_id, h.sender_id, null, x.at, 1
    from ${dialect.recordset({
      rows: parameter("rows"),
      columns: { tenant_id: "id", at: "instant" },
      as: "x",
    })}
    join ${dialect.table("queue_head")} h on h.tenant_id = x.tenant_id
    returning 1 as done`,
};

type Wake = NonNullable<NonNullable<ChangeSet["tenants"]>["wake"]>[number];

/** One hint per queue, blocked or not: one that a claim is about to block would not be seen here. */
export const wakeTenants = (tenants: readonly Wake[]): WritePart => ({
  name: "tenants.wake",
  statement,
  parameters: { rows: JSON.stringify(tenants) },
  expected: null,
});
