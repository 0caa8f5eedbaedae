import type { DeliveryRecord, DispatchStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toDeliveryRecord } from "../../rows/to-delivery-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

/**
 * The requests that have waited longest, then all their members, in whatever state: a request is
 * repeated whole or not at all. `recover_at` stands only where the state is `unknown`. Who is alone in
 * a call has position 0 and is found by its key; the others by the index of those that are not.
 */
const statement = defineStatement<{ now: number; limit: number }, Database["delivery"]>(
  ({ dialect, parameter }) => sql`
    with due as materialized (
      select tenant_id, request_key, case when request_position = 0 then id end as alone
      from ${dialect.table("delivery")}
      where recover_at is not null and recover_at <= ${parameter("now")}
        and state = 'unknown' and lease_id is null and request_key is not null
      group by 1, 2, 3
      order by min(recover_at), tenant_id, request_key ${dialect.limit(parameter("limit"))}
    )
    select * from (
      select d.* from due
      ${dialect.lookUp({
        table: "delivery",
        as: "d",
        where: sql`d.tenant_id = due.tenant_id and d.id = due.alone`,
      })}
      union all
      select d.* from due
      ${dialect.lookUp({
        table: "delivery",
        as: "d",
        where: sql`d.tenant_id = due.tenant_id and d.request_key = due.request_key
          and d.request_position > 0`,
      })}
      where due.alone is null
    ) as d
    order by ${dialect.textOrder(sql.ref("d.request_key"))}, d.request_position, d.id`,
);

export const findRecoverableDeliveries = async (
  context: SqlContext,
  { now, limit }: Parameters<DispatchStore["findRecoverable"]>[0],
): Promise<readonly DeliveryRecord[]> =>
  (await context.run(statement, { now, limit })).map(toDeliveryRecord);
