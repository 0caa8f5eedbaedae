import type { ContactFunnel, ReportStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { readInteger } from "../../rows/read-integer.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

/**
 * A contact counts once, whatever it got. Replies and bounces count where a message of this campaign
 * had them; a contact unsubscribed where that stopped its enrollment here.
 */
const statement = defineStatement<
  { tenantId: string; campaignId: string },
  Readonly<Record<keyof ContactFunnel, number | string>>
>(({ dialect, parameter }) => {
  const ofCampaign = sql`tenant_id = ${parameter("tenantId")} and campaign_id = ${parameter("campaignId")}`;
  return sql`
    select * from (
      select count(*) as enrolled,
        count(case when state = 'stopped' and reason = 'unsubscribed' then 1 end) as unsubscribed
      from ${dialect.table("enrollment")} where ${ofCampaign}
    ) as joined cross join (
      select count(distinct case when state = 'sent' then contact_id end) as contacted,
        count(distinct case when replied_at is not null then contact_id end) as replied,
        count(distinct case when receipt = 'bounced' then contact_id end) as bounced
      from ${dialect.table("delivery")} where ${ofCampaign}
    ) as reached`;
});

export const readFunnel = async (
  context: SqlContext,
  { tenantId, campaignId }: Parameters<ReportStore["funnel"]>[0],
): Promise<ContactFunnel> => {
  const [row] = await context.run(statement, { tenantId, campaignId });
  const read = (name: keyof ContactFunnel) => (row ? readInteger(row[name]) : 0);
  return {
    enrolled: read("enrolled"),
    contacted: read("contacted"),
    replied: read("replied"),
    bounced: read("bounced"),
    unsubscribed: read("unsubscribed"),
  };
};
