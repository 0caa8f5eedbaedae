import type { EnrollmentRecord, EnrollmentStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toEnrollmentRecord } from "../../rows/to-enrollment-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const defineLock = (ofCampaign: boolean) =>
  defineStatement<
    { tenantId: string; contactIds: string; campaignId: string },
    Database["enrollment"]
  >(
    ({ dialect, parameter }) => sql`
      select e.* from ${dialect.table("enrollment")} e
      where e.tenant_id = ${parameter("tenantId")} and ${dialect.isOneOf({
        column: sql.ref("e.contact_id"),
        values: parameter("contactIds"),
        type: "id",
      })} and e.state in ('pending', 'scheduled', 'waiting')
      ${ofCampaign ? sql`and e.campaign_id = ${parameter("campaignId")}` : sql``}
      order by e.id ${dialect.forUpdate("e")}`,
  );

const ofAnyCampaign = defineLock(false);
const ofOneCampaign = defineLock(true);

/** PostgreSQL checks the state again after it waited for a lock: what it gives is live. */
export const lockLiveEnrollmentsOfContacts = async (
  context: SqlContext,
  { tenantId, contactIds, campaignId }: Parameters<EnrollmentStore["lockLiveOfContacts"]>[0],
): Promise<readonly EnrollmentRecord[]> => {
  if (contactIds.length === 0) return [];
  const rows = await context.run(campaignId === undefined ? ofAnyCampaign : ofOneCampaign, {
    tenantId,
    contactIds: JSON.stringify(contactIds),
    campaignId: campaignId ?? "",
  });
  return rows.map(toEnrollmentRecord);
};
