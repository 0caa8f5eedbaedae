import { findRampProblems } from "../../capacity/find-ramp-problems.ts";
import type { SenderRecord } from "../../contracts/store/records/sender-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Accounting, Ramp } from "../../model/caps.ts";
import { InvalidInputError } from "../../model/errors/invalid-input-error.ts";
import { findUnknownKinds } from "./find-unknown-kinds.ts";
import type { Problem } from "../../model/problem.ts";
import type { Changes } from "../changes/create-changes.ts";
import type { Engine } from "../engine.ts";

/** A sender as the caller gives it, read and checked. */
export interface ParsedSender {
  readonly externalId: string;
  readonly channel: string;
  readonly name: string;
  readonly address: string;
  readonly owner?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
  readonly country?: string | null | undefined;
  readonly dailyCap?: number | null | undefined;
  /** Milliseconds. */
  readonly gap?: number | null | undefined;
  readonly gapJitter?: number | null | undefined;
  readonly ramp?: Ramp | null | undefined;
  readonly accounting?: Accounting | null | undefined;
  readonly weeklyCaps?: SenderRecord["weeklyCaps"] | undefined;
  readonly inProgressCap?: number | null | undefined;
}

/** Stores senders by external id; gives each as it is stored, in order. */
export async function upsertSenders(
  engine: Pick<Engine, "channels">,
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
  const problems: Problem[] = [];
  const rows = senders.map((sender, index) => {
    const row = known.get(sender.externalId);
    const merged = merge(row ?? blankSender(tenantId, changes), sender);
    problems.push(...findProblems(engine, merged, `${index}`));
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
  if (problems.length > 0) throw new InvalidInputError({ problems, subject: "The senders" });
  // Who is in progress already was not counted while nothing limited it.
  const capped = changes.senders
    .pairs()
    .filter(({ from, row }) => from.inProgressCap === null && row.inProgressCap !== null)
    .map(({ row }) => row.id);
  if (capped.length > 0) await session.enrollments.countInProgress({ tenantId, senderIds: capped });
  // Places in line were given under other caps.
  const recapped = changes.senders
    .pairs()
    .filter(({ from, row }) => JSON.stringify(from.weeklyCaps) !== JSON.stringify(row.weeklyCaps))
    .map(({ row }) => row.id);
  const reason = "sender-cap";
  if (recapped.length > 0)
    await session.enrollments.signalWaiting({
      tenantId,
      senderIds: recapped,
      reason,
      at: changes.now,
    });
  return rows;
}

/** As it would be stored: a cap that was given earlier may contradict a ramp that is given now. */
function findProblems(
  engine: Pick<Engine, "channels">,
  { ramp, dailyCap, weeklyCaps, channel: name }: SenderRecord,
  path: string,
): readonly Problem[] {
  const channel = engine.channels.get(name);
  const standard = channel?.defaults.dailyCap ?? null;
  return [
    ...findRampProblems({ ramp, dailyCap: dailyCap ?? standard, path: `${path}.ramp` }),
    ...findUnknownKinds(channel, { caps: weeklyCaps ?? {}, path: `${path}.weeklyCaps` }),
  ];
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
    country: keep(sender.country, row.country),
    dailyCap: keep(sender.dailyCap, row.dailyCap),
    gap: keep(sender.gap, row.gap),
    gapJitter: keep(sender.gapJitter, row.gapJitter),
    ramp: keep(sender.ramp, row.ramp),
    accounting: keep(sender.accounting, row.accounting),
    weeklyCaps: keep(sender.weeklyCaps, row.weeklyCaps),
    inProgressCap: keep(sender.inProgressCap, row.inProgressCap),
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
    country: null,
    dailyCap: null,
    gap: null,
    gapJitter: null,
    ramp: null,
    accounting: null,
    weeklyCaps: null,
    inProgressCap: null,
    version: 0,
    createdAt: changes.now,
  };
}
