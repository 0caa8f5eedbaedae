import { type AllocatedSender, allocate } from "../../audience/allocate.ts";
import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import { seededFraction } from "../../sequence/seeded-fraction.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import { addressOf } from "../dispatch/address-of.ts";
import type { Engine } from "../engine.ts";
import { dealSenders } from "./deal-senders.ts";

/** What a contact gets; `turn` counts those that were dealt before it in the same call. */
export type Deal = (
  contact: ContactRecord,
  turn: number,
) => {
  /** Whether any step's kind finds an address on the contact, or none needs one. */
  readonly reachable: boolean;
  /** Who writes to it, by kind; null: no channel of the campaign may. */
  readonly senders: EnrollmentRecord["senders"] | null;
  /** The kind that it drew of the campaign's mix; null without one. */
  readonly channel: string | null;
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
  const { kinds, senderIds } = version;
  // Who is only called or watched needs no address and no sender.
  if (kinds.length === 0) return () => ({ reachable: true, senders: {}, channel: null });
  const rules = version.definition.allocation ?? {};
  const rows = await session.tenants.findSenders({
    tenantId: campaign.tenantId,
    ids: senderIds,
    externalIds: [],
  });
  const sendersAt = dealSenders(engine, version, rows);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const known = senderIds.flatMap((id): AllocatedSender[] => {
    const row = byId.get(id);
    if (!row) return [];
    // A channel that this process does not have may carry anything: launching checks it.
    const carried = engine.channels.get(row.channel)?.kinds.map(({ kind }) => kind) ?? kinds;
    return [{ id, kinds: carried, owner: row.owner }];
  });
  const start = seededFraction(`${campaign.id}/${contacts[0]?.id ?? ""}`);
  const first = Math.floor(start * senderIds.length);
  return (contact, turn) => {
    const reachableKinds = new Set(
      kinds.filter((kind) => {
        const type = engine.kinds.get(kind)?.addressType;
        return type !== undefined && addressOf(contact, type) !== null;
      }),
    );
    const context = { rules, kinds, start, turn, seed: campaign.id, fraction: seededFraction };
    const allocation = allocate({ ...contact, reachableKinds }, known, context);
    // Kinds that it cannot be reached on have a sender too: an address may come.
    const senders = { ...sendersAt(first + turn) };
    for (const [kind, id] of allocation?.senderByKind ?? []) senders[kind] = id;
    const [drawn = null] = rules.mix ? (allocation?.kinds ?? []) : [];
    return {
      reachable: reachableKinds.size > 0,
      senders: allocation && senders,
      channel: drawn,
    };
  };
}
