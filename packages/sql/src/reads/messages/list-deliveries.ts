import type { DeliveryRecord, DeliveryState, MessageStore } from "@outreachkit/core/plugin";
import { type RawBuilder, sql } from "kysely";
import { toDeliveryRecord } from "../../rows/to-delivery-record.ts";
import type { Database } from "../../schema/database.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { allOf } from "../fragments/all-of.ts";
import { filterConditions } from "../fragments/filter-conditions.ts";
import { startAfter } from "../fragments/start-after.ts";

/** Few are in these states, and have an index of their own. */
const attentionStates: ReadonlySet<DeliveryState> = new Set(["failed", "unknown", "needs-review"]);

export const listDeliveries = async (
  context: SqlContext,
  request: Parameters<MessageStore["listDeliveries"]>[0],
): Promise<readonly DeliveryRecord[]> => {
  const { states } = request;
  const few = states && states.length > 0 && states.every((state) => attentionStates.has(state));
  const rows = await context.query(
    few ? listFew(context, { ...request, states }) : listAny(context, request),
  );
  return rows.map(toDeliveryRecord);
};

type Request = Parameters<MessageStore["listDeliveries"]>[0];

const conditionsOf = ({ dialect }: SqlContext, request: Request): RawBuilder<unknown> =>
  allOf([
    sql`id > ${startAfter(request.afterId)}`,
    ...filterConditions(dialect, {
      tenant_id: request.tenantId,
      campaign_id: request.campaignId,
      enrollment_id: request.enrollmentId,
    }),
  ]);

const listAny = (context: SqlContext, request: Request) => {
  const ofStates = allOf(filterConditions(context.dialect, { state: request.states }));
  return sql<Database["delivery"]>`
    select * from ${context.dialect.table("delivery")}
    where ${conditionsOf(context, request)} and ${ofStates} order by id ${context.dialect.limit(request.limit)}`;
};

/** Each state is a range of the index in the order of the ids; no more of it is read than asked for. */
const listFew = (
  context: SqlContext,
  request: Request & { readonly states: readonly DeliveryState[] },
) => {
  const ranges = [...new Set(request.states)].map(
    (state) => sql`
      select * from (
        select * from ${context.dialect.table("delivery")}
        where ${conditionsOf(context, request)} and attention is not null and attention = ${state}
        order by id ${context.dialect.limit(request.limit)}
      ) as one_state`,
  );
  return sql<Database["delivery"]>`
    select * from (${sql.join(ranges, sql` union all `)}) as states
    order by id ${context.dialect.limit(request.limit)}`;
};
