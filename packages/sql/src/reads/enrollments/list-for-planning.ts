import type { EnrollmentStore, PlanningFacts } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { byLimit } from "../../session/by-limit.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { startAfter } from "../fragments/start-after.ts";
import { planningColumns } from "./facts-columns.ts";
import type { PlanningRow } from "./facts-row.ts";
import { restrictionColumns } from "./restriction-columns.ts";
import { toPlanningFacts } from "./to-facts.ts";

/** One pass over the tenant's enrollments in the order of their key, whatever the page. */
const list = byLimit((limit) =>
  defineStatement<
    { tenantId: string; campaignId: string; senderIds: string; afterId: string },
    PlanningRow
  >(
    ({ dialect, parameter }) => sql`
      select ${planningColumns}, ${restrictionColumns(dialect)}
      from (
        select e.* from ${dialect.table("enrollment")} e
        where e.tenant_id = ${parameter("tenantId")} and e.id > ${parameter("afterId")}
          and e.state in ('pending', 'scheduled', 'waiting')
          and (e.campaign_id = ${parameter("campaignId")} or (
            e.due_at is not null
            and ${dialect.isOneOf({
              column: sql.ref("e.sender_id"),
              values: parameter("senderIds"),
              type: "id",
            })}
            and exists (
              select 1 from ${dialect.table("campaign")} p
              where p.tenant_id = e.tenant_id and p.id = e.campaign_id and p.state = 'running'
            )
          ))
        order by e.id limit ${limit}
      ) as e
      ${dialect.lookUp({
        table: "contact",
        as: "c",
        where: sql`c.tenant_id = e.tenant_id and c.id = e.contact_id`,
      })}
      order by e.id`,
  ),
);

export const listForPlanning = async (
  context: SqlContext,
  request: Parameters<EnrollmentStore["listForPlanning"]>[0],
): Promise<readonly PlanningFacts[]> => {
  const { tenantId, campaignId, senderIds, afterId, limit } = request;
  const rows = await context.run(list.atLeast(limit), {
    tenantId,
    campaignId,
    senderIds: JSON.stringify(senderIds),
    afterId: startAfter(afterId),
  });
  return rows.slice(0, limit).map(toPlanningFacts);
};
