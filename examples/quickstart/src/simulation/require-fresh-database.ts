import type { Tenant } from "@outreachkit/core";
import { QuickstartError } from "../options/quickstart-error.ts";

/**
 * The run starts on a Monday in March 2026, whatever was there before: on top of an earlier run, time
 * would go back. So it wants a database of its own.
 */
export async function requireFreshDatabase(tenant: Tenant, database: string | null): Promise<void> {
  const { items } = await tenant.campaigns.list({ limit: 1 });
  if (items.length === 0) return;
  const advice = database?.startsWith("postgres")
    ? "Give another database, or empty it with: drop schema outreach cascade"
    : "Give another file, or delete this one.";
  throw new QuickstartError(`The database holds an earlier run of the demo. ${advice}`);
}
