import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { HoldFact } from "../../contracts/store/dispatch-facts.ts";
import type { SenderRecord } from "../../contracts/store/records/sender-record.ts";
import type { TenantRecord } from "../../contracts/store/records/tenant-record.ts";
import { senderScope } from "../../capacity/sender-scope.ts";
import type { Instant } from "../../model/instant.ts";
import { limitsOfHead } from "../dispatch/limits-of-head.ts";
import { senderDay } from "../dispatch/sender-day.ts";
import type { Engine } from "../engine.ts";
import { createPlannedQueue, type PlannedQueue } from "./planned-queue.ts";

const NEVER = Date.UTC(9999, 11, 31);

/** The queues of senders as they stand: gap, what is used of the day's cap, holds. By sender. */
export async function readQueues(
  engine: Engine,
  session: StoreSession,
  options: {
    readonly tenant: TenantRecord;
    readonly senders: readonly SenderRecord[];
    readonly holds: ReadonlyMap<string, HoldFact>;
    readonly now: Instant;
  },
): Promise<ReadonlyMap<string, PlannedQueue>> {
  const { tenant, senders, holds, now } = options;
  const tenantTimeZone = tenant.settings.timeZone ?? null;
  const dayOf = (sender: SenderRecord) => (at: Instant) =>
    senderDay({ sender, tenantTimeZone }, at);
  const used = await session.dispatch.readCapacity(
    senders.map((sender) => ({
      tenantId: tenant.id,
      scope: senderScope(sender.id),
      period: dayOf(sender)(now).period,
    })),
  );
  const usedOf = new Map(used.map((row) => [row.scope, row.used]));
  const queues = new Map<string, PlannedQueue>();
  for (const sender of senders) {
    const limits = limitsOfHead(engine, { sender });
    if (!limits) continue;
    const head = await session.enrollments.readHead({ tenantId: tenant.id, senderId: sender.id });
    const hold = holds.get(sender.id);
    queues.set(
      sender.id,
      createPlannedQueue({
        senderId: sender.id,
        limits,
        dayOf: dayOf(sender),
        pausedUntil: hold ? (hold.until ?? NEVER) : null,
        gapUntil: head?.gapUntil ?? now,
        nextFreeAt: Math.max(head?.nextFreeAt ?? now, now),
        used: usedOf.get(senderScope(sender.id)) ?? 0,
        now,
      }),
    );
  }
  return queues;
}
