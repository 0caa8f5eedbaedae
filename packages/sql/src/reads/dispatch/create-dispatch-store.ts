import type { DispatchStore } from "@outreachkit/core/plugin";
import type { SqlContext } from "../../session/sql-context.ts";
import { findLeasedDeliveries } from "./find-leased-deliveries.ts";
import { findRecoverableDeliveries } from "./find-recoverable-deliveries.ts";
import { lockDeliveries } from "./lock-deliveries.ts";
import { lockExpiredLeases } from "./lock-expired-leases.ts";
import { lockForClaim } from "./lock-for-claim.ts";
import { lockLease } from "./lock-lease.ts";
import { readCapacity } from "./read-capacity.ts";

export const createDispatchStore = (context: SqlContext): DispatchStore => ({
  lockForClaim: (request) => lockForClaim(context, request),
  readCapacity: (keys) => readCapacity(context, keys),
  lockExpiredLeases: (request) => lockExpiredLeases(context, request),
  lockLease: (leaseId) => lockLease(context, leaseId),
  findLeasedDeliveries: (leaseIds) => findLeasedDeliveries(context, leaseIds),
  lockDeliveries: (keys) => lockDeliveries(context, keys),
  findRecoverable: (request) => findRecoverableDeliveries(context, request),
});
