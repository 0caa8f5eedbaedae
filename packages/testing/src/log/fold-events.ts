import type { EventType, OutreachEvent } from "@outreachkit/core";
import { campaignStateAfter } from "./campaign-state-after.ts";
import { deliveryStateAfter } from "./delivery-state-after.ts";
import { enrollmentStateAfter } from "./enrollment-state-after.ts";
import type {
  FoldedCampaign,
  FoldedDelivery,
  FoldedEnrollment,
  FoldedMessage,
  FoldedState,
  FoldProblem,
} from "./folded-state.ts";
import { foldMessage } from "./fold-message.ts";
import { readText } from "./read-text.ts";

/**
 * The reference fold: states from events alone, written without the engine's machines and moves, so
 * that both must agree. Takes the whole log of one tenant, in order.
 */
export function foldEvents(events: Iterable<OutreachEvent>): FoldedState {
  const campaigns = new Map<string, FoldedCampaign>();
  const enrollments = new Map<string, FoldedEnrollment>();
  const messages = new Map<string, FoldedMessage>();
  const deliveries = new Map<string, FoldedDelivery>();
  const suppressions = new Map<string, string>();
  const versions = new Map<string, number>();
  const problems: FoldProblem[] = [];
  for (const event of events) {
    const { entity, entityId, type, version } = event;
    const expected = (versions.get(entityId) ?? 0) + 1;
    versions.set(entityId, version);
    if (version !== expected) {
      const message = `${entity} ${type}: version ${version} follows ${expected - 1}.`;
      problems.push({ entityId, message });
    }
    switch (entity) {
      case "campaign":
        campaigns.set(entityId, foldCampaign(campaigns.get(entityId), type));
        break;
      case "enrollment": {
        const from = enrollments.get(entityId);
        const to = foldEnrollment(from, event);
        if (hasEnded(from) && from?.state !== to.state)
          problems.push({
            entityId,
            message: `enrollment ${type}: it was ${from?.state} for good.`,
          });
        enrollments.set(entityId, to);
        break;
      }
      case "message":
        messages.set(entityId, foldMessage(messages.get(entityId), event));
        break;
      case "delivery": {
        const from = deliveries.get(entityId);
        const to = foldDelivery(from, event);
        if (from?.state === "sent" && to.state !== "sent")
          problems.push({ entityId, message: `delivery ${type}: it was sent for good.` });
        deliveries.set(entityId, to);
        break;
      }
      case "suppression":
        if (type === "suppression-removed") suppressions.delete(entityId);
        else suppressions.set(entityId, event.at);
        break;
      case "tenant":
      case "sender":
      case "contact":
      case "company":
      case "hold":
      case "task":
        break;
    }
  }
  return { campaigns, enrollments, messages, deliveries, suppressions, problems };
}

function hasEnded(enrollment: FoldedEnrollment | undefined): boolean {
  return enrollment?.state === "stopped" || enrollment?.state === "completed";
}

function foldCampaign(from: FoldedCampaign | undefined, type: EventType): FoldedCampaign {
  const { state = "draft", enrollment = "open" } = from ?? {};
  return {
    state: campaignStateAfter.get(type) ?? state,
    enrollment:
      type === "campaign-enrollment-closed"
        ? "closed"
        : type === "campaign-reopened"
          ? "open"
          : enrollment,
  };
}

function foldEnrollment(
  from: FoldedEnrollment | undefined,
  { type, data }: OutreachEvent,
): FoldedEnrollment {
  const state = enrollmentStateAfter.get(type);
  if (from && state === undefined) return from;
  return {
    campaignId: from?.campaignId ?? readText(data["campaignId"]),
    contactId: from?.contactId ?? readText(data["contactId"]),
    state: state ?? "pending",
    stepKey: readText(data["stepKey"]),
    dueAt: readText(data["dueAt"]),
    reason: readText(data["reason"]),
    // Told where it changes.
    senderId: readText(data["senderId"]) ?? from?.senderId ?? null,
  };
}

function foldDelivery(
  from: FoldedDelivery | undefined,
  { type, data }: OutreachEvent,
): FoldedDelivery {
  const state = deliveryStateAfter.get(type);
  if (from && state === undefined) return from;
  return {
    enrollmentId: readText(data["enrollmentId"]),
    messageId: readText(data["messageId"]),
    stepKey: readText(data["stepKey"]),
    senderId: readText(data["senderId"]),
    state: state ?? "queued",
    contentHash: readText(data["contentHash"]),
    claimedAt: readText(data["claimedAt"]),
    sentAt: readText(data["sentAt"]),
  };
}
