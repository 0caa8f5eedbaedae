import type { ContactRecord, PeopleStore } from "@outreachkit/core/plugin";
import { toContactRecord } from "../../rows/to-contact-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { type ContactMatchParameters, contactMatches } from "./contact-matches.ts";

const statement = defineStatement<ContactMatchParameters, Database["contact"]>(contactMatches);

export const findContacts = async (
  context: SqlContext,
  request: Parameters<PeopleStore["findContacts"]>[0],
): Promise<readonly ContactRecord[]> => {
  const rows = await context.run(statement, {
    tenantId: request.tenantId,
    ids: JSON.stringify(request.ids),
    externalIds: JSON.stringify(request.externalIds),
    emailKeys: JSON.stringify(request.emailKeys),
  });
  return rows.map(toContactRecord);
};
