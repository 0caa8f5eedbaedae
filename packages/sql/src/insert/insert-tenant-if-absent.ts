import { engineQueueId, type TenantRecord } from "@outreachkit/core/plugin";
import { insertHeads } from "../apply/insert-heads.ts";
import type { SqlContext } from "../session/sql-context.ts";
import { insertAbsentRows } from "./insert-absent-rows.ts";

const insertTenants = insertAbsentRows<TenantRecord>({ table: "tenant", key: ({ key }) => key });

/** With the head of the tenant's engine queue. Only the winner of concurrent calls gets there. */
export const insertTenantIfAbsent = async (
  context: SqlContext,
  tenant: TenantRecord,
): Promise<boolean> => {
  const inserted = await insertTenants(context, [tenant]);
  if (inserted.size === 0) return false;
  await context.write([insertHeads([{ tenantId: tenant.id, senderId: engineQueueId }])]);
  return true;
};
