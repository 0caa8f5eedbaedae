import type { DeliveryState } from "@outreachkit/core";
import type { Ledger } from "./ledger.ts";
import type { Violation } from "./violation.ts";

const ends: ReadonlySet<DeliveryState> = new Set([
  "sent",
  "failed",
  "skipped",
  "cancelled",
  "unknown",
  "needs-review",
]);

/**
 * Invariant 6: an approved message ends sent, failed, skipped or cancelled, or is listed as unknown
 * or needs-review; until then its enrollment is live. Once everything is drained, none is in flight.
 */
export function findLostMessages(
  { messages, deliveries, enrollments }: Ledger,
  { drained }: { readonly drained: boolean },
): readonly Violation[] {
  const states = new Map<string, DeliveryState[]>();
  for (const { messageId, state } of deliveries.values())
    states.set(messageId, [...(states.get(messageId) ?? []), state]);
  return [...messages.values()].flatMap((message): readonly Violation[] => {
    const own = states.get(message.id) ?? [];
    const inFlight = own.includes("claimed");
    if (drained && inFlight) {
      const text = "It is claimed, and no worker will ever clear it up.";
      return [{ invariant: 6, message: text, ids: [message.id] }];
    }
    if (message.approval !== "approved" || inFlight) return [];
    const state = enrollments.get(message.enrollmentId)?.state;
    const live = state === "pending" || state === "scheduled" || state === "waiting";
    if (live || own.some((delivery) => ends.has(delivery))) return [];
    const text = `It was approved and its enrollment is ${state ?? "gone"}, but its deliveries are: ${own.join(", ") || "none"}.`;
    return [{ invariant: 6, message: text, ids: [message.id, message.enrollmentId] }];
  });
}
