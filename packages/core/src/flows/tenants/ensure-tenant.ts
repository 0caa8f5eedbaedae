import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Changes } from "../changes/create-changes.ts";

/** Makes the tenant on its first write. The id derives from the key, so nobody needs to know whether. */
export async function ensureTenant(
  session: StoreSession,
  changes: Changes,
  tenant: { readonly tenantId: string; readonly tenantKey: string },
): Promise<void> {
  const row = {
    id: tenant.tenantId,
    key: tenant.tenantKey,
    state: "active" as const,
    settings: {},
    version: 1,
    createdAt: changes.now,
  };
  if (!(await session.tenants.insertIfAbsent(row))) return;
  changes.append({
    type: "tenant-created",
    entity: "tenant",
    row: { tenantId: row.id, id: row.id, version: 1 },
  });
}
