import type { AcceptedSend } from "../channel/accepted-send.ts";
import type { Ledger } from "./ledger.ts";

/**
 * When something that the provider accepted was claimed, by the event log. A claim is told with what
 * came of it: of one that is out the log still tells the last one, which was put off, so that only the
 * row knows it. Undefined where nobody tells a time.
 */
export function claimedAtOf(
  { folded, deliveries }: Pick<Ledger, "folded" | "deliveries">,
  { deliveryId, at }: Pick<AcceptedSend, "deliveryId" | "at">,
): string | undefined {
  const told = folded.deliveries.get(deliveryId);
  const claimedAt = told?.state === "queued" ? null : told?.claimedAt;
  return claimedAt ?? deliveries.get(deliveryId)?.claimedAt ?? at;
}
