import { tables } from "../../../packages/sql/src/schema/tables.ts";

/** Tables that no tenant owns, by name and reason; every other one is a tenant's. */
export const sharedTables = {
  tenant: "is the tenant",
  lease: "one row a claimed batch, of any tenants",
  migration: "of the schema",
  secret: "of the installation",
  subscriber_cursor: "of the host: one place in the log of all tenants",
} as const;

const names = Object.keys(tables).toSorted((one, other) => other.length - one.length);

/** The table of ours behind a name with a prefix; `undefined` for a stranger's. */
export const tableNamed = (relation: string): string | undefined =>
  names.find((name) => relation === name || relation.endsWith(`_${name}`));

export const columnsOf = (table: string): readonly string[] =>
  Object.keys(tables[table as keyof typeof tables]);

/** The column that names the tenant, where there is one. */
export const tenantColumnOf = (table: string): string | null =>
  table === "tenant" ? "id" : table in sharedTables ? null : "tenant_id";
