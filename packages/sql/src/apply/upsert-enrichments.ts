import type { EnrichmentRecord } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import type { WritePart } from "../dialect/write-part.ts";
import { enrichmentColumns } from "../schema/enrichment-columns.ts";
import { lastByKey } from "./last-by-key.ts";

const names = Object.keys(enrichmentColumns);

const statement: WritePart["statement"] = {
  build: ({ dialect, parameter }) => sql`
    insert into ${dialect.table("enrichment")} (${sql.join(names.map((name) => sql.id(name)))})
    select ${sql.join(names.map((name) => sql.ref(`x.${name}`)))}
    from ${dialect.recordset({ rows: parameter("rows"), columns: enrichmentColumns, as: "x" })}
    where true
    on conflict (tenant_id, subject_id, stage, source)
    do update set data = excluded.data, fetched_at = excluded.fetched_at
    returning 1 as done`,
};

/** Of two with the same key in one change set the later counts. */
export const upsertEnrichments = (records: readonly EnrichmentRecord[]): WritePart => {
  const rows = lastByKey(records, (record) => [
    record.tenantId,
    record.subjectId,
    record.stage,
    record.source,
  ]);
  return {
    name: "enrichments.upsert",
    statement,
    parameters: { rows: JSON.stringify(rows) },
    expected: rows.length,
  };
};
