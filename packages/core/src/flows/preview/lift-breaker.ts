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
function liftCampaign({ later }: PlannedQueue, campaignId: string, now: Instant): void {
  const waiting = [];
  for (let next = later.pop(); next; next = later.pop()) waiting.push(next);
  for (const contact of waiting) {
    const isHeld = contact.heldUntil > now && contact.wakeAt === contact.heldUntil;
    if (isHeld && contact.campaign.id === campaignId) {
      contact.heldUntil = now;
      contact.wakeAt = now;
    }
    later.push(contact);
  }
}
