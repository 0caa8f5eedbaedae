import { type RawBuilder, sql } from "kysely";
import type { SqlDialect } from "../../dialect/sql-dialect.ts";
import { holdFactColumns } from "./hold-fact-columns.ts";

/** Whether the contact `c` is suppressed, and the holds on it, its enrollment `e` and the sender. */
export const restrictionColumns = (dialect: SqlDialect): RawBuilder<unknown> => sql`
  case when exists (
    select 1 from ${dialect.table("suppression")} x where x.tenant_id = e.tenant_id
      and x.hash in (c.email_hash, c.email_domain_hash)
      and x.hash = case x.type when 'address' then c.email_hash else c.email_domain_hash end
  ) then 1 else 0 end as suppressed,
  ${dialect.jsonRows({
    columns: holdFactColumns,
    rows: sql`select h.subject_id, h.until from ${dialect.table("hold")} h
      where h.tenant_id = e.tenant_id and h.subject_id in (e.contact_id, e.id, e.sender_id)`,
  })} as holds`;
