import type { TenantStore } from "@outreachkit/core/plugin";
import { insertTenantIfAbsent } from "../../insert/insert-tenant-if-absent.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { findSenders } from "./find-senders.ts";
import { getTenant } from "./get-tenant.ts";
import { listSenders } from "./list-senders.ts";
import { lockTenant } from "./lock-tenant.ts";

export const createTenantStore = (context: SqlContext): TenantStore => ({
  insertIfAbsent: (tenant) => insertTenantIfAbsent(context, tenant),
  get: (tenantId) => getTenant(context, tenantId),
  lock: (tenantId) => lockTenant(context, tenantId),
  findSenders: (request) => findSenders(context, request),
  listSenders: (request) => listSenders(context, request),
});
