import { type ContactFilter, readinessStages } from "@outreachkit/core/plugin";
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
      column: sql.ref(column),
      values: sql.val(JSON.stringify(values)),
      type: "text",
    });
  const enrichedIn = (stage: string) => sql`exists (
    select 1 from ${dialect.table("enrichment")} x
    where x.tenant_id = c.tenant_id and x.subject_id in (c.id, c.company_id)
      and x.stage = ${stage}
  )`;
  const ofCompany = (condition: RawBuilder<unknown> | undefined) =>
    condition &&
    sql`exists (
      select 1 from ${dialect.table("company")} o
      where o.tenant_id = c.tenant_id and o.id = c.company_id and ${condition}
    )`;
  const stages = [...(filter.enriched ?? []), ...(filter.ready ? readinessStages : [])];
  return [
    oneOf("c.tier", filter.tiers),
    oneOf("c.status", filter.statuses),
    oneOf("c.country", filter.countries),
    oneOf("c.owner", filter.owners),
    oneOf("c.seniority", filter.seniorities),
    ofCompany(oneOf("o.industry", filter.industries)),
    ofCompany(oneOf("o.size", filter.companySizes)),
    ofCompany(
      filter.minimumIcpFit === undefined ? undefined : sql`o.icp_fit >= ${filter.minimumIcpFit}`,
    ),
    ...Object.entries(filter.attributes ?? {}).map(([key, value]) =>
      dialect.hasMember({
        column: sql.ref("c.attributes"),
        key: sql.val(key),
        values: sql.val(JSON.stringify([value].flat())),
      }),
    ),
    filter.minimumScore === undefined ? undefined : sql`c.score >= ${filter.minimumScore}`,
    filter.owner === undefined ? undefined : sql`c.owner = ${filter.owner}`,
    filter.tags &&
      dialect.containsOneOf({
        column: sql.ref("c.tags"),
        values: sql.val(JSON.stringify(filter.tags)),
      }),
    ...stages.map(enrichedIn),
  ];
};
