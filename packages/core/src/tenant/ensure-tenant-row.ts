import { type TenantContext, writeForTenant } from "./tenant-context.ts";

/** Makes the tenant's row, for flows that open their own transaction. */
export async function ensureTenantRow(context: TenantContext): Promise<void> {
  await writeForTenant(context, {}, async () => undefined);
}
