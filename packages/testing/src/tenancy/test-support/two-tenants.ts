import { createOutreach, type Outreach, type Tenant } from "@outreachkit/core";
import type { Store } from "@outreachkit/core/plugin";
import { createRecordingChannel } from "../../channel/create-recording-channel.ts";
import { fillTenant } from "../../test-support/fill-tenant.ts";
import { hashRows, type Query } from "../../test-support/hash-rows.ts";
import { createSeededRandom } from "../../time/create-seeded-random.ts";
import type { VirtualClock } from "../../time/create-virtual-clock.ts";

/** Two tenants with one of everything each, on one store. */
export interface TwoTenants {
  readonly outreach: Outreach;
  readonly owner: Tenant;
  readonly stranger: Tenant;
  /** A hash of every row of the owner's. */
  hashOwner(): Promise<string>;
}

export const fillTwoTenants = async (options: {
  readonly store: Store;
  readonly clock: VirtualClock;
  readonly query: Query;
  readonly table: (name: string) => string;
}): Promise<TwoTenants> => {
  const { store, clock, query, table } = options;
  const channels = [createRecordingChannel()];
  const outreach = createOutreach({ store, channels, clock, random: createSeededRandom(1) });
  await outreach.migrate();
  const [owner, stranger] = [outreach.tenant("owner"), outreach.tenant("stranger")];
  await fillTenant(owner, "owner");
  await fillTenant(stranger, "stranger");
  for (let round = 0; round < 10; round++) if (!(await outreach.tick()).more) break;
  const hashOwner = () => hashRows(query, { tenantId: owner.id, table });
  return { outreach, owner, stranger, hashOwner };
};
