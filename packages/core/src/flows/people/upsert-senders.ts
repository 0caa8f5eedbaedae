import type { SenderRecord } from "../../contracts/store/records/sender-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Changes } from "../changes/create-changes.ts";

/** A sender as the caller gives it, read and checked. */
export interface ParsedSender {
  readonly externalId: string;
  readonly channel: string;
  readonly name: string;
  readonly address: string;
  readonly owner?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
  readonly dailyCap?: number | null | undefined;
  /** Milliseconds. */
  readonly gap?: number | null | undefined;
  readonly gapJitter?: number | null | undefined;
}

/** Stores senders by external id; gives each as it is stored, in order. */
export async function upsertSenders(
  session: StoreSession,
  changes: Changes,
  options: { readonly tenantId: string; readonly senders: readonly ParsedSender[] },
): Promise<readonly SenderRecord[]> {
  const { tenantId, senders } = options;
  const stored = await session.tenants.findSenders({
    tenantId,
    ids: [],
    externalIds: senders.map(({ externalId }) => externalId),
  });
  const known = new Map(stored.map((row) => [row.externalId, row]));
  return senders.map((sender) => {
    const row = known.get(sender.externalId);
    const merged = merge(row ?? blankSender(tenantId, changes), sender);
    if (!row) {
      const created = { ...merged, version: 1 };
      changes.inserts.senders.push(created);
      changes.append({ type: "sender-created", entity: "sender", row: created });
      known.set(sender.externalId, created);
      return created;
    }
    if (JSON.stringify(merged) === JSON.stringify(row)) return row;
    const updated = { ...merged, version: row.version + 1 };
    changes.senders.set(row, updated);
    changes.append({ type: "sender-updated", entity: "sender", row: updated });
    // A raised cap or a shorter gap may lift what blocks its queue.
    changes.inserts.hints.push({
      tenantId,
      senderId: row.id,
      campaignId: null,
      dueAt: changes.now,
      free: true,
    });
    return updated;
  });
}

function merge(row: SenderRecord, sender: ParsedSender): SenderRecord {
  const keep = <Value>(next: Value | undefined, current: Value) =>
    next === undefined ? current : next;
  return {
    ...row,
    externalId: sender.externalId,
    channel: sender.channel,
    name: sender.name,
    address: sender.address,
    owner: keep(sender.owner, row.owner),
    timeZone: keep(sender.timeZone, row.timeZone),
    dailyCap: keep(sender.dailyCap, row.dailyCap),
    gap: keep(sender.gap, row.gap),
    gapJitter: keep(sender.gapJitter, row.gapJitter),
  };
}

function blankSender(tenantId: string, changes: Changes): SenderRecord {
  return {
    tenantId,
    id: changes.newId(),
    externalId: null,
    channel: "",
    name: "",
    address: "",
    owner: null,
    timeZone: null,
    dailyCap: null,
    gap: null,
    gapJitter: null,
    version: 0,
    createdAt: changes.now,
  };
}
