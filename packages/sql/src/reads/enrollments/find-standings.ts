import type {
  EnrollmentStanding,
  EnrollmentState,
  EnrollmentStore,
} from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { readInteger } from "../../rows/read-integer.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { contactIdColumns } from "../fragments/contact-id-columns.ts";
import { contactIdRows } from "../fragments/contact-id-rows.ts";

type StandingRow = Pick<
  Database["enrollment"],
  "contact_id" | "id" | "campaign_id" | "version_id" | "round" | "state"
>;

const columns = sql`e.contact_id, e.id, e.campaign_id, e.version_id, e.round, e.state`;

/** Looked up contact by contact, each part by the index that leads to it. */
const statement = defineStatement<
  { tenantId: string; campaignId: string; contacts: string },
  StandingRow
>(({ dialect, parameter }) => {
  const contacts = dialect.recordset({
    rows: parameter("contacts"),
    columns: contactIdColumns,
    as: "k",
  });
  return sql`select * from (
    select ${columns} from ${contacts} ${dialect.firstRows({
      table: "enrollment",
      as: "e",
      where: sql`e.tenant_id = ${parameter("tenantId")}
        and e.campaign_id = ${parameter("campaignId")} and e.contact_id = k.contact_id`,
      orderBy: sql`e.round desc`,
      limit: sql.lit(1),
    })}
    union all
    select ${columns} from ${contacts} ${dialect.lookUp({
      table: "enrollment",
      as: "e",
      where: sql`e.tenant_id = ${parameter("tenantId")} and e.contact_id = k.contact_id
        and e.campaign_id <> ${parameter("campaignId")}
        and e.state in ('pending', 'scheduled', 'waiting')`,
    })}
    ) as s order by s.contact_id, s.campaign_id`;
});

export const findStandings = async (
  context: SqlContext,
  { tenantId, campaignId, contactIds }: Parameters<EnrollmentStore["findStandings"]>[0],
): Promise<readonly EnrollmentStanding[]> => {
  if (contactIds.length === 0) return [];
  const rows = await context.run(statement, {
    tenantId,
    campaignId,
    contacts: contactIdRows(contactIds),
  });
  return rows.map((row) => ({
    contactId: row.contact_id,
    enrollmentId: row.id,
    campaignId: row.campaign_id,
    versionId: row.version_id,
    round: readInteger(row.round),
    state: row.state as EnrollmentState,
  }));
};
