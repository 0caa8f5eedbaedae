import { createHash } from "node:crypto";

export type Query = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

const tenantTables = [
  "sender",
  "company",
  "contact",
  "enrichment",
  "campaign",
  "campaign_version",
  "enrollment",
  "message",
  "message_revision",
  "delivery",
  "queue_head",
  "queue_stream",
  "queue_hint",
  "capacity_bucket",
  "suppression",
  "hold",
  "task",
  "inbound",
  "event",
];

/** Every row of one tenant, read past the library, as one hash. */
export const hashRows = async (
  query: Query,
  options: { readonly tenantId: string; readonly table: (name: string) => string },
): Promise<string> => {
  const hash = createHash("sha256");
  const add = (name: string, rows: Awaited<ReturnType<Query>>) => {
    const texts = rows.map((row) => JSON.stringify(row)).toSorted();
    hash.update(`${name}\n${texts.join("\n")}\n`);
  };
  const { table, tenantId } = options;
  add("tenant", await query(`select * from ${table("tenant")} where id = '${tenantId}'`));
  for (const name of tenantTables)
    add(name, await query(`select * from ${table(name)} where tenant_id = '${tenantId}'`));
  return hash.digest("hex");
};
