import type { ReadyHead } from "../../contracts/store/queue-records.ts";
import { resolveSenderLimits, type SenderLimits } from "../../capacity/resolve-sender-limits.ts";
import type { Engine } from "../engine.ts";

/** The limits of the queue's sender; null for an engine queue, or when its channel is not configured here. */
export function limitsOfHead(
  engine: Pick<Engine, "channels">,
  head: Pick<ReadyHead, "sender">,
): SenderLimits | null {
  const channel = head.sender && engine.channels.get(head.sender.channel);
  return head.sender && channel ? resolveSenderLimits(head.sender, channel.defaults) : null;
}
