import type { DeliveryRecord, DeliveryState, MessageStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toDeliveryRecord } from "../../rows/to-delivery-record.ts";
import type { Database } from "../../schema/database.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { allOf } from "../fragments/all-of.ts";
import { filterConditions } from "../fragments/filter-conditions.ts";
import { startAfter } from "../fragments/start-after.ts";

const attentionStates: ReadonlySet<DeliveryState> = new Set(["failed", "unknown", "needs-review"]);

export const listDeliveries = async (
  context: SqlContext,
  request: Parameters<MessageStore["listDeliveries"]>[0],
): Promise<readonly DeliveryRecord[]> => {
  const { states } = request;
  // Those that need attention are few and have an index of their own.
  const few = states !== undefined && states.every((state) => attentionStates.has(state));
  const conditions = allOf([
    few ? sql`attention is not null` : undefined,
    sql`id > ${startAfter(request.afterId)}`,
    ...filterConditions(context.dialect, {
      tenant_id: request.tenantId,
      campaign_id: request.campaignId,
      enrollment_id: request.enrollmentId,
      [few ? "attention" : "state"]: states,
    }),
  ]);
  const rows = await context.query(sql<Database["delivery"]>`
    select * from ${context.dialect.table("delivery")}
    where ${conditions} order by id limit ${request.limit}`);
  return rows.map(toDeliveryRecord);
};
