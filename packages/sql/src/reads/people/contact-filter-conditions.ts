import type { ContactFilter } from "@outreachkit/core/plugin";
import { type RawBuilder, sql } from "kysely";
import type { SqlDialect } from "../../dialect/sql-dialect.ts";

/** What the filter asks of the contact `c`. Every value is bound; columns are named here alone. */
export const contactFilterConditions = (
  dialect: SqlDialect,
  filter: ContactFilter,
): readonly (RawBuilder<unknown> | undefined)[] => {
  const oneOf = (column: string, values: readonly string[] | undefined) =>
    values &&
    dialect.isOneOf({
      column: sql.ref(`c.${column}`),
      values: sql.val(JSON.stringify(values)),
      type: "text",
    });
  const enrichedIn = (stage: string) => sql`exists (
    select 1 from ${dialect.table("enrichment")} x
    where x.tenant_id = c.tenant_id and x.subject_id in (c.id, c.company_id)
      and x.stage = ${stage}
  )`;
  return [
    oneOf("tier", filter.tiers),
    oneOf("status", filter.statuses),
    oneOf("country", filter.countries),
    filter.minimumScore === undefined ? undefined : sql`c.score >= ${filter.minimumScore}`,
    filter.owner === undefined ? undefined : sql`c.owner = ${filter.owner}`,
    filter.tags &&
      dialect.containsOneOf({
        column: sql.ref("c.tags"),
        values: sql.val(JSON.stringify(filter.tags)),
      }),
    ...(filter.enriched ?? []).map(enrichedIn),
  ];
};
