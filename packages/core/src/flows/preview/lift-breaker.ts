import type { BreakerScopeKey } from "../../contracts/store/breaker-store.ts";
import type { Instant } from "../../model/instant.ts";
import type { PlannedQueue } from "./planned-queue.ts";

/** A breaker closed: what it held back is looked at again now, as the wake-up of a worker does. */
export function liftBreaker(
  queues: Iterable<PlannedQueue>,
  { senderId, campaignId }: BreakerScopeKey,
  now: Instant,
): void {
  for (const queue of queues) {
    if (campaignId !== null) liftCampaign(queue, campaignId, now);
    else if (senderId === null || senderId === queue.head.senderId) liftQueue(queue, now);
  }
}

function liftQueue(queue: PlannedQueue, now: Instant): void {
  if (queue.blockedBy !== "breaker-open") return;
  queue.nextFreeAt = Math.max(queue.gapUntil, now);
  queue.blockedBy = null;
}

/** Who was held stands where it stood, with the due time it had. */
function liftCampaign({ later, streams }: PlannedQueue, campaignId: string, now: Instant): void {
  const waiting = [];
  for (let next = later.pop(); next; next = later.pop()) waiting.push(next);
  const held = waiting.filter(
    (contact) => contact.campaign.id === campaignId && contact.wakeAt === streams.freeAt(contact),
  );
  streams.lift(campaignId, now);
  for (const contact of held) contact.wakeAt = Math.max(now, streams.freeAt(contact));
  for (const contact of waiting) later.push(contact);
}
