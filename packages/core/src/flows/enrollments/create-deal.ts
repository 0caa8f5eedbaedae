import { allocate, type Allocation, type AllocatedSender } from "../../audience/allocate.ts";
import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import { seededFraction } from "../../sequence/seeded-fraction.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import { addressOf } from "../dispatch/address-of.ts";
import type { Engine } from "../engine.ts";

/** What a contact gets; `turn` counts those that were dealt before it in the same call. */
export type Deal = (
  contact: ContactRecord,
  turn: number,
) => {
  /** Whether any step's kind finds an address on the contact. */
  readonly reachable: boolean;
  readonly allocation: Allocation | null;
};

/** Deals the contacts of one call. Where the round starts is a hash, not a counter that all would lock. */
export async function createDeal(
  engine: Engine,
  session: StoreSession,
  options: {
    readonly campaign: CampaignRecord;
    readonly version: CompiledVersion;
    readonly contacts: readonly ContactRecord[];
  },
): Promise<Deal> {
  const { campaign, version, contacts } = options;
  const rules = version.definition.allocation ?? {};
  const kinds = [...new Set(version.steps.map(({ kind }) => kind))];
  const senders = await readSenders(engine, session, { campaign, version, kinds });
  const start = seededFraction(`${campaign.id}/${contacts[0]?.id ?? ""}`);
  return (contact, turn) => {
    const reachableKinds = new Set(
      kinds.filter((kind) => {
        const type = engine.kinds.get(kind)?.addressType;
        return type !== undefined && addressOf(contact, type) !== null;
      }),
    );
    const context = { rules, kinds, start, turn, seed: campaign.id, fraction: seededFraction };
    return {
      reachable: reachableKinds.size > 0,
      allocation: allocate({ ...contact, reachableKinds }, senders, context),
    };
  };
}

/** In the campaign's order. Each carries every step's kind, else the campaign does not launch. */
async function readSenders(
  engine: Engine,
  session: StoreSession,
  options: {
    readonly campaign: CampaignRecord;
    readonly version: CompiledVersion;
    readonly kinds: readonly string[];
  },
): Promise<readonly AllocatedSender[]> {
  const { campaign, version, kinds } = options;
  // Nobody asks whose they are: one statement less.
  if (!version.definition.allocation) {
    return version.senderIds.map((id) => ({ id, kinds, owner: null }));
  }
  const rows = await session.tenants.findSenders({
    tenantId: campaign.tenantId,
    ids: version.senderIds,
    externalIds: [],
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return version.senderIds.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const carried = engine.channels.get(row.channel)?.kinds.map(({ kind }) => kind) ?? [];
    return [{ id, kinds: carried, owner: row.owner }];
  });
}
