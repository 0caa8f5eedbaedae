import type { EnrollmentStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { contactIdColumns } from "../fragments/contact-id-columns.ts";
import { contactIdRows } from "../fragments/contact-id-rows.ts";

const statement = defineStatement<
  { tenantId: string; campaignId: string; contacts: string; requestKey: string },
  { readonly contact_id: string }
>(
  ({ dialect, parameter }) => sql`
    select distinct e.contact_id
    from ${dialect.recordset({ rows: parameter("contacts"), columns: contactIdColumns, as: "k" })}
    ${dialect.lookUp({
      table: "enrollment",
      as: "e",
      where: sql`e.tenant_id = ${parameter("tenantId")}
        and e.campaign_id = ${parameter("campaignId")} and e.contact_id = k.contact_id
        and e.request_key = ${parameter("requestKey")}`,
    })}
    order by e.contact_id`,
);

export const findRequested = async (
  context: SqlContext,
  { tenantId, campaignId, contactIds, requestKey }: Parameters<EnrollmentStore["findRequested"]>[0],
): Promise<ReadonlySet<string>> => {
  if (contactIds.length === 0) return new Set();
  const rows = await context.run(statement, {
    tenantId,
    campaignId,
    contacts: contactIdRows(contactIds),
    requestKey,
  });
  return new Set(rows.map((row) => row.contact_id));
};
