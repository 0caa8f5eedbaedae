import type { ContactRecord, PeopleStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toContactRecord } from "../../rows/to-contact-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { type ContactMatchParameters, contactMatches } from "./contact-matches.ts";

const statement = defineStatement<ContactMatchParameters, Database["contact"]>(
  (tools) => sql`${contactMatches(tools)} ${tools.dialect.forUpdate("c")}`,
);

export const lockContacts = async (
  context: SqlContext,
  request: Parameters<PeopleStore["lockContacts"]>[0],
): Promise<readonly ContactRecord[]> => {
  const rows = await context.run(statement, {
    tenantId: request.tenantId,
    ids: JSON.stringify(request.ids),
    externalIds: JSON.stringify(request.externalIds),
    emailKeys: JSON.stringify(request.emailKeys),
  });
  return rows.map(toContactRecord);
};
