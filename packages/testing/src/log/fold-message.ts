import type { ApprovalState, EventType, GenerationState, OutreachEvent } from "@outreachkit/core";
import type { FoldedMessage } from "./folded-state.ts";
import { readText } from "./read-text.ts";

const generationAfter: ReadonlyMap<EventType, GenerationState> = new Map([
  ["message-requested", "requested"],
  ["message-generated", "generated"],
  ["message-generation-failed", "failed"],
]);

const approvalAfter: ReadonlyMap<EventType, ApprovalState> = new Map([
  ["message-edited", "pending"],
  ["message-approved", "approved"],
  ["message-rejected", "rejected"],
  ["message-expired", "expired"],
]);

/** A message after one more of its events. */
export function foldMessage(
  from: FoldedMessage | undefined,
  { type, data, at }: OutreachEvent,
): FoldedMessage {
  const decided = approvalAfter.get(type);
  const contentHash = readText(data["contentHash"]);
  const decisions = from?.decisions ?? [];
  return {
    enrollmentId: readText(data["enrollmentId"]),
    stepKey: readText(data["stepKey"]),
    generation: generationAfter.get(type) ?? from?.generation ?? "requested",
    approval: decided ?? from?.approval ?? "pending",
    contentHash,
    decisions: decided ? [...decisions, { at, approval: decided, contentHash }] : decisions,
  };
}
