import type { DispatchStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { readInteger } from "../../rows/read-integer.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { laneRows } from "../fragments/lane-rows.ts";

/** A claim holds the locks of its heads from its first statement to its commit. */
const define = (of: "senders" | "campaign" | "tenant") => {
  const limited = of === "campaign";
  return {
    lock: defineStatement<
      { tenantId: string; senderIds: string; campaignId: string },
      { readonly sender_id: string }
    >(
      ({ dialect, parameter }) => sql`
        select h.sender_id from ${dialect.table("queue_head")} h
        where h.tenant_id = ${parameter("tenantId")} ${
          of === "tenant"
            ? sql``
            : limited
              ? sql`and exists (
                select 1 from ${dialect.table("queue_stream")} s
                where s.tenant_id = h.tenant_id and s.sender_id = h.sender_id
                  and s.campaign_id = ${parameter("campaignId")}
              )`
              : sql`and ${dialect.isOneOf({
                  column: sql.ref("h.sender_id"),
                  values: parameter("senderIds"),
                  type: "id",
                })}`
        }
        order by h.tenant_id, h.sender_id ${dialect.forShare("h")}`,
    ),
    /** A claim leaves the due time alone, so what is claimed was due: the due index has it. */
    count: defineStatement<
      { tenantId: string; senderIds: string; campaignId: string; now: number },
      { readonly sender_id: string; readonly claimed: number | string }
    >(
      ({ dialect, parameter }) => sql`
        select s.sender_id, count(*) as claimed from ${dialect.table("queue_stream")} s
        cross join (${laneRows}) as l
        ${dialect.lookUp({
          table: "enrollment",
          as: "e",
          where: sql`e.tenant_id = s.tenant_id and e.sender_id = s.sender_id
            and e.campaign_id = s.campaign_id and e.lane = l.lane and e.due_at is not null
            and e.due_at <= ${parameter("now")} and e.delivery_id is not null`,
        })}
        where s.tenant_id = ${parameter("tenantId")} and l.lane < s.lanes and ${dialect.isOneOf({
          column: sql.ref("s.sender_id"),
          values: parameter("senderIds"),
          type: "id",
        })} ${limited ? sql`and s.campaign_id = ${parameter("campaignId")}` : sql``}
        group by s.sender_id order by s.sender_id`,
    ),
  };
};

const ofSenders = define("senders");
const ofCampaign = define("campaign");
const ofTenant = define("tenant");

export const awaitClaims = async (
  context: SqlContext,
  request: Parameters<DispatchStore["awaitClaims"]>[0],
): Promise<readonly { readonly senderId: string; readonly claimed: number }[]> => {
  const { tenantId, now } = request;
  const { lock, count } =
    "campaignId" in request ? ofCampaign : "all" in request ? ofTenant : ofSenders;
  const campaignId = "campaignId" in request ? request.campaignId : "";
  const asked = "senderIds" in request ? request.senderIds : [];
  const held = await context.run(lock, {
    tenantId,
    campaignId,
    senderIds: JSON.stringify(asked),
  });
  if (held.length === 0) return [];
  const rows = await context.run(count, {
    tenantId,
    campaignId,
    now,
    senderIds: JSON.stringify(held.map((row) => row.sender_id)),
  });
  return rows.map((row) => ({ senderId: row.sender_id, claimed: readInteger(row.claimed) }));
};
