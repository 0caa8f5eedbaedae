import { allotSends } from "../../capacity/allot-sends.ts";
import type { Limit } from "../../capacity/limit.ts";
import type { BreakerScopeKey } from "../../contracts/store/breaker-store.ts";
import type { BreakerRecord } from "../../contracts/store/records/breaker-record.ts";
import type { TenantRecord } from "../../contracts/store/records/tenant-record.ts";
import type { MessageStep } from "../../model/campaign-definition.ts";
import type { Instant } from "../../model/instant.ts";
import { seededFraction } from "../../sequence/seeded-fraction.ts";
import { type LimitedFacts, limitsOfSend } from "../dispatch/limits-of-send.ts";
import { limitsOfProgress } from "../dispatch/limits-of-progress.ts";
import { limitsOfSender } from "../dispatch/limits-of-sender.ts";
import { limitsOfWeek } from "../dispatch/limits-of-week.ts";
import type { Engine } from "../engine.ts";
import { asksContact } from "./asks-contact.ts";
import type { PlannedBreakers } from "./create-planned-breakers.ts";
import type { PlannedCapacity } from "./create-planned-capacity.ts";
import type { PlannedContact } from "./planned-contact.ts";
import type { PlannedQueue } from "./planned-queue.ts";

/** What every queue of a preview shares. */
export interface PreviewGround {
  readonly engine: Pick<Engine, "channels" | "kinds">;
  readonly tenant: TenantRecord;
  readonly capacity: PlannedCapacity;
  readonly breakers: PlannedBreakers;
}

export type TakenSend =
  /** With the breakers that it closes. */
  | { readonly outcome: "goes"; readonly closes: readonly BreakerScopeKey[] }
  /** The whole sender may not, until its queue's `nextFreeAt`. */
  | { readonly outcome: "blocked" }
  /** It met a limit of its own. */
  | { readonly outcome: "held"; readonly by: Limit };

/** Takes one send out of what its sender and its campaign may still do, as a claim does. */
export function takeSend(
  { engine, tenant, capacity, breakers: planned }: PreviewGround,
  options: {
    readonly queue: PlannedQueue;
    readonly contact: PlannedContact;
    readonly step: MessageStep;
    readonly now: Instant;
  },
): TakenSend {
  const { queue, contact, step, now } = options;
  const { settings } = tenant;
  const breakers = planned.current();
  const { reading } = capacity;
  const { head, limits: own } = queue;
  if (!own) return { outcome: "blocked" };
  const shared = limitsOfSender(engine, { head, limits: own, settings, breakers, reading, now });
  const facts = sendFacts(contact, tenant, breakers);
  const limits = [
    ...(facts ? limitsOfSend(engine, { facts, step, reading, now }) : []),
    ...limitsOfProgress({ begins: begins(contact), head, limits: own, reading }),
    ...limitsOfWeek({ ...contact, kind: step.kind, head, limits: own, reading, now }),
  ];
  const allotment = allotSends({
    sends: [{ limits }],
    limits: shared,
    book: capacity.openBook(),
    now,
    gapUntil: queue.gapUntil,
    gap: own.gap,
    gapJitter: own.gapJitter,
    // The seed of the claim, so that the gap is the one that will be.
    jitterOf: () => seededFraction(`${queue.head.senderId}/${contact.enrollmentId}/${step.key}`),
    pausedUntil: queue.pausedUntil !== null && queue.pausedUntil > now ? queue.pausedUntil : null,
  });
  const goes = allotment.going.length > 0;
  if (goes) {
    capacity.take([...shared, ...limits]);
    if (own.inProgressCap !== null && begins(contact)) {
      contact.progressOf = head.senderId;
      capacity.countProgress(head, 1);
    }
  }
  queue.gapUntil = allotment.gapUntil;
  queue.nextFreeAt = allotment.nextFreeAt;
  queue.blockedBy = allotment.blockedBy;
  if (goes) return { outcome: "goes", closes: planned.noteSend([...shared, ...limits]) };
  const [held] = allotment.held;
  return held ? { outcome: "held", by: held.by } : { outcome: "blocked" };
}

function begins({ progressOf, isFirst }: PlannedContact): boolean {
  return progressOf === null && isFirst;
}

/** Null where no limit is narrower than the sender's. */
function sendFacts(
  contact: PlannedContact,
  tenant: TenantRecord,
  breakers: readonly BreakerRecord[],
): LimitedFacts | null {
  const { campaign } = contact;
  if (!asksContact(campaign, { tenant, breakers })) return null;
  if (!contact.contact) throw new Error("A limit asks who is written to, but nobody was kept.");
  return {
    campaign,
    tenant,
    contact: contact.contact,
    breakers,
    previousSends: { length: contact.isFirst ? 0 : 1 },
  };
}
