import type { SendRequest } from "../../contracts/channel.ts";
import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import {
  decideRecovery,
  type RecoveryDecision,
  type UncertainMember,
} from "../../delivery/decide-recovery.ts";
import { systemActor } from "../../model/actor.ts";
import type { Instant } from "../../model/instant.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { type Changes, createChanges } from "../changes/create-changes.ts";
import type { Engine } from "../engine.ts";
import { retryWhileAway } from "../retry-while-away.ts";
import { runAll } from "../run-all.ts";
import type { ClaimedBatch } from "./claimed-batch.ts";
import { enrollmentKeyOf } from "./enrollment-key-of.ts";
import { type LocalTimes, readLocalTimes } from "./hold-lease.ts";
import { leasedOf } from "./leased-of.ts";
import { lookUpRequest } from "./look-up-request.ts";
import { reviewDelivery } from "./review-delivery.ts";
import { sendBatch } from "./send-batch.ts";
import { settleResults } from "./settle-results.ts";
import { toSendRequest } from "./to-send-request.ts";

const REQUESTS_PER_RUN = 20;

/**
 * Clears up requests whose outcome nobody knows: the same call again while its key protects it, a
 * look-up, or a person. The count of requests taken up. Several at once only where nobody expects the
 * same run twice.
 */
export async function recoverUnknown(
  engine: Engine,
  { concurrency = 1 }: { readonly concurrency?: number } = {},
): Promise<number> {
  const now = await engine.clock.now();
  const due = await engine.store.read((session) =>
    session.dispatch.findRecoverable({ now, limit: REQUESTS_PER_RUN }),
  );
  const requests = Map.groupBy(due, ({ tenantId, requestKey }) => `${tenantId}/${requestKey}`);
  await runAll(requests.values(), { concurrency }, async (members) => {
    if (!engine.stop?.aborted) await recoverRequest(engine, members);
  });
  return requests.size;
}

interface Taken {
  readonly decision: "resend" | "lookup";
  readonly batch: ClaimedBatch;
}

async function recoverRequest(engine: Engine, members: readonly DeliveryRecord[]): Promise<void> {
  const since = readLocalTimes(engine);
  // Before the transaction: the store's time takes a connection of its own, and a pool of which
  // every connection waits for another one would wait for ever.
  const now = await engine.clock.now();
  const taken = await engine.store.transaction((session) =>
    takeRequest(engine, session, { members, since, now }),
  );
  if (!taken) return;
  const { leaseId } = taken.batch;
  const results =
    taken.decision === "resend"
      ? await sendBatch(engine, taken.batch)
      : await lookUpRequest(engine, taken.batch);
  await retryWhileAway(engine, { patience: engine.limits.leaseDuration }, () =>
    settleResults(engine, { leaseId, results }),
  );
}

/** Under the locks: is it still unknown, and what may be done? Then a new lease and token. */
async function takeRequest(
  engine: Engine,
  session: StoreSession,
  options: {
    readonly members: readonly DeliveryRecord[];
    readonly since: LocalTimes;
    readonly now: Instant;
  },
): Promise<Taken | null> {
  const { now } = options;
  const keys = options.members.map(enrollmentKeyOf);
  await session.enrollments.lock(keys);
  const requestKey = options.members[0]?.requestKey;
  const locked = await session.dispatch.lockDeliveries(options.members);
  // Who left the request since it was found is no part of it any more.
  const deliveries = locked.filter((delivery) => delivery.requestKey === requestKey);
  if (deliveries.some(({ leaseId }) => leaseId !== null)) return null;
  if (!deliveries.some((delivery) => isDue(delivery, now))) return null;
  const facts = await session.enrollments.readFacts(keys);
  const messages = await session.messages.find(
    deliveries.map(({ tenantId, messageId }) => ({ tenantId, id: messageId })),
  );
  const members = deliveries
    .toSorted((one, other) => one.requestPosition - other.requestPosition)
    .flatMap((delivery): UncertainMember[] => {
      const row = facts.find(({ enrollment }) => enrollment.id === delivery.enrollmentId);
      const message = messages.find(({ id }) => id === delivery.messageId) ?? null;
      return row ? [{ delivery, facts: row, message }] : [];
    });
  const channelName = deliveries[0]?.channel;
  const configured = channelName ? engine.channels.get(channelName) : undefined;
  const channel = configured?.mode === "push" ? configured : undefined;
  const decided = decideRecovery({ members, channel, now });
  const changes = createChanges({ now, actor: systemActor, newId: engine.newId });
  if (decided.decision === "review" || decided.decision === "wait" || !channel) {
    if (!channel) logMissing(engine, deliveries[0]);
    leaveRequest(changes, members, decided);
    await commitChanges(session, changes);
    return null;
  }
  const leaseId = changes.newId();
  const until = now + engine.limits.leaseDuration;
  changes.inserts.leases.push({
    id: leaseId,
    worker: engine.workerId,
    until,
    createdAt: now,
    deliveries: leasedOf(deliveries),
  });
  const leased = members.map(({ delivery }) => {
    const next = {
      ...delivery,
      leaseId,
      fence: delivery.fence + 1,
      attempts: delivery.attempts + 1,
      // Under a lease nothing is due: whoever looked for recoveries would never rest.
      retryAt: null,
    };
    // A member that is known to be sent goes along in the repeated call, but needs no lease.
    if (delivery.state === "unknown") changes.deliveries.set(delivery, next);
    return next;
  });
  await commitChanges(session, changes);
  const request = requestOf(leased, members);
  return {
    decision: decided.decision,
    batch: {
      leaseId,
      since: options.since,
      requests: [{ channel, request, deliveries: leased }],
      facts: new Map(),
    },
  };
}

/** Members have retry times of their own; a request is taken up whole with the first of them. */
function isDue({ state, retryAt }: DeliveryRecord, now: Instant): boolean {
  return state === "unknown" && retryAt !== null && retryAt <= now;
}

function requestOf(
  leased: readonly DeliveryRecord[],
  members: readonly UncertainMember[],
): SendRequest {
  return toSendRequest(
    leased.map((delivery, index) => {
      const content = members[index]?.message?.content;
      if (!content) throw new Error(`Delivery ${delivery.id} is unknown but its content is gone.`);
      return { delivery, content };
    }),
  );
}

/** To a later look, or to a person; what is not unknown any more needs neither. */
function leaveRequest(
  changes: Changes,
  members: readonly UncertainMember[],
  decided: RecoveryDecision,
): void {
  for (const member of members) {
    const { delivery } = member;
    if (delivery.state !== "unknown") continue;
    if (decided.decision === "wait") {
      const { until: retryAt, code = delivery.code } = decided;
      changes.deliveries.set(delivery, { ...delivery, retryAt, code });
    } else reviewDelivery(changes, member);
  }
}

function logMissing(engine: Engine, delivery: DeliveryRecord | undefined): void {
  engine.logger.log(
    "error",
    "An uncertain delivery's channel is not configured in this process; it is left to another one.",
    {
      event: "channel-missing",
      ...(delivery && { tenantId: delivery.tenantId, senderId: delivery.senderId }),
      channel: delivery?.channel ?? undefined,
    },
  );
}
