import type { PeopleStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { startAfter } from "../fragments/start-after.ts";

/** A walk along the primary key: an index would cost each imported contact for what is rarely asked. */
const statement = defineStatement<
  { tenantId: string; emailDomainHash: string; afterId: string; limit: number },
  { readonly id: string }
>(
  ({ dialect, parameter }) => sql`
    select id from ${dialect.table("contact")}
    where tenant_id = ${parameter("tenantId")} and id > ${parameter("afterId")}
      and email_domain_hash = ${parameter("emailDomainHash")}
    order by id ${dialect.limit(parameter("limit"))}`,
);

export const listContactIdsOfDomain = async (
  context: SqlContext,
  { afterId, ...request }: Parameters<PeopleStore["listIdsOfDomain"]>[0],
): Promise<readonly string[]> => {
  const rows = await context.run(statement, { ...request, afterId: startAfter(afterId) });
  return rows.map(({ id }) => id);
};
