import type { Changes } from "../changes/create-changes.ts";
import { moveDelivery } from "../changes/move-delivery.ts";
import type { SettleContext } from "./settle-context.ts";

/**
 * What else of the step is queued will not go. It keeps slot 0, so that the database itself holds the
 * step closed; what is out meanwhile settles by itself and ends then (`cancelIfEnded`).
 */
export function closeOthers(changes: Changes, { others = [] }: SettleContext): void {
  for (const other of others) {
    if (changes.deliveries.current(other).state !== "queued") continue;
    const patch = { code: "already-sent", retryAt: null };
    moveDelivery(changes, { row: other, event: "cancel", patch });
  }
}
