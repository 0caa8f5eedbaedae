import type { EnrollmentStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<
  { tenantId: string; campaignId: string; contactIds: string },
  { readonly contact_id: string }
>(
  ({ dialect, parameter }) => sql`
    select contact_id from ${dialect.table("enrollment")}
    where tenant_id = ${parameter("tenantId")} and campaign_id = ${parameter("campaignId")}
      and ${dialect.isOneOf({
        column: sql.ref("contact_id"),
        values: parameter("contactIds"),
        type: "id",
      })}
    order by contact_id`,
);

export const findEnrolledContacts = async (
  context: SqlContext,
  { tenantId, campaignId, contactIds }: Parameters<EnrollmentStore["findEnrolledContacts"]>[0],
): Promise<ReadonlySet<string>> => {
  if (contactIds.length === 0) return new Set();
  const rows = await context.run(statement, {
    tenantId,
    campaignId,
    contactIds: JSON.stringify(contactIds),
  });
  return new Set(rows.map((row) => row.contact_id));
};
