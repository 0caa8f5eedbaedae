import type { DispatchStore } from "@outreachkit/core/plugin";
import type { SqlContext } from "../../session/sql-context.ts";
import { awaitClaims } from "./await-claims.ts";
import { findRecoverableDeliveries } from "./find-recoverable-deliveries.ts";
import { lockDeliveries } from "./lock-deliveries.ts";
import { lockExpiredLeases } from "./lock-expired-leases.ts";
import { lockForClaim } from "./lock-for-claim.ts";
import { lockForSettle } from "./lock-for-settle.ts";
import { readCapacity } from "./read-capacity.ts";
import { readClaimFacts } from "./read-claim-facts.ts";
import { renewLease } from "./renew-lease.ts";

export const createDispatchStore = (context: SqlContext): DispatchStore => ({
  lockForClaim: (request) => lockForClaim(context, request),
  readCapacity: (keys) => readCapacity(context, keys),
  readClaimFacts: (request) => readClaimFacts(context, request),
  lockExpiredLeases: (request) => lockExpiredLeases(context, request),
  lockForSettle: (request) => lockForSettle(context, request),
  renewLease: (request) => renewLease(context, request),
  lockDeliveries: (keys) => lockDeliveries(context, keys),
  awaitClaims: (request) => awaitClaims(context, request),
  findRecoverable: (request) => findRecoverableDeliveries(context, request),
});
