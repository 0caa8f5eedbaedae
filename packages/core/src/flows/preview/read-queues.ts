import type { HoldFact } from "../../contracts/store/dispatch-facts.ts";
import type { ReadyHead } from "../../contracts/store/queue-records.ts";
import { engineQueueId } from "../../contracts/store/records/enrollment-record.ts";
import type { SenderRecord } from "../../contracts/store/records/sender-record.ts";
import type { TenantRecord } from "../../contracts/store/records/tenant-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Instant } from "../../model/instant.ts";
import { never } from "../../model/never.ts";
import { limitsOfHead } from "../dispatch/limits-of-head.ts";
import type { Engine } from "../engine.ts";
import { createPlannedQueue, type PlannedQueue } from "./planned-queue.ts";

export interface ReadQueues {
  /** By sender, with the engine queue. Senders whose channel this process does not have are left out. */
  readonly queues: ReadonlyMap<string, PlannedQueue>;
  readonly heads: readonly ReadyHead[];
}

/** The queues of senders as they stand: gap, what blocks them, holds. */
export async function readQueues(
  engine: Pick<Engine, "channels">,
  session: StoreSession,
  options: {
    readonly tenant: TenantRecord;
    readonly senders: readonly SenderRecord[];
    readonly holds: ReadonlyMap<string, HoldFact>;
    readonly now: Instant;
  },
): Promise<ReadQueues> {
  const { tenant, senders, holds, now } = options;
  const queues = new Map<string, PlannedQueue>();
  const heads: ReadyHead[] = [];
  for (const sender of senders) {
    const limits = limitsOfHead(engine, { sender });
    if (!limits) continue;
    const key = { tenantId: tenant.id, senderId: sender.id };
    const stored = await session.enrollments.readHead(key);
    const head: ReadyHead = {
      ...(stored ?? { ...key, ...unused }),
      sender,
      tenantTimeZone: tenant.settings.timeZone ?? null,
      tenantCaps: tenant.settings.caps ?? null,
    };
    heads.push(head);
    const hold = holds.get(sender.id);
    queues.set(
      sender.id,
      createPlannedQueue({
        head,
        limits,
        pausedUntil: hold ? (hold.until ?? never) : null,
        gapUntil: head.gapUntil,
        // What breakers leave is asked of them anew.
        nextFreeAt: Math.max(
          head.blockedBy === "breaker-open" ? head.gapUntil : head.nextFreeAt,
          now,
        ),
      }),
    );
  }
  const engineKey = { tenantId: tenant.id, senderId: engineQueueId };
  const engineHead = {
    ...engineKey,
    sender: null,
    tenantTimeZone: tenant.settings.timeZone ?? null,
  };
  queues.set(
    engineQueueId,
    createPlannedQueue({
      head: engineHead,
      limits: null,
      pausedUntil: null,
      gapUntil: now,
      nextFreeAt: now,
    }),
  );
  return { queues, heads };
}

const unused = { nextDueAt: null, gapUntil: 0, nextFreeAt: 0, blockedBy: null, version: 0 };
