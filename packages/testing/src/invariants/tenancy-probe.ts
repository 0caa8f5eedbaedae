import type { Tenant } from "@outreachkit/core";
import type { OwnedIds } from "./owned-ids.ts";

/** One call with a name of something; what it says must not depend on whether another tenant has it. */
export type TenancyProbe = (tenant: Tenant, ids: OwnedIds, own: OwnedIds) => Promise<unknown>;
