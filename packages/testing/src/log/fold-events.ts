import type { OutreachEvent } from "@outreachkit/core";
import { campaignStateAfter } from "./campaign-state-after.ts";
import { deliveryStateAfter } from "./delivery-state-after.ts";
import { enrollmentStateAfter } from "./enrollment-state-after.ts";
import { foldBreaker } from "./fold-breaker.ts";
import type {
  FoldedBreaker,
  FoldedCampaign,
  FoldedDelivery,
  FoldedEnrollment,
  FoldedHold,
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
  const holds = new Map<string, FoldedHold>();
  const breakers = new Map<string, FoldedBreaker>();
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
        campaigns.set(entityId, foldCampaign(campaigns.get(entityId), event));
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
      case "breaker":
        breakers.set(entityId, foldBreaker(breakers.get(entityId), event));
        break;
      case "tenant":
      case "sender":
      case "contact":
      case "company":
      case "task":
        break;
      case "hold": {
        const message = foldHold(holds, event);
        if (message) problems.push({ entityId, message });
        break;
      }
    }
  }
  return { campaigns, enrollments, messages, deliveries, suppressions, holds, breakers, problems };
}

function hasEnded(enrollment: FoldedEnrollment | undefined): boolean {
  return enrollment?.state === "stopped" || enrollment?.state === "completed";
}

function foldCampaign(
  from: FoldedCampaign | undefined,
  { type, data }: OutreachEvent,
): FoldedCampaign {
  const { state = "draft", enrollment = "open", pausedUntil = null } = from ?? {};
  const next = campaignStateAfter.get(type);
  return {
    state: next ?? state,
    pausedUntil:
      type === "campaign-paused"
        ? readText(data["until"])
        : next === undefined
          ? pausedUntil
          : null,
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
  { type, data, at }: OutreachEvent,
): FoldedEnrollment {
  const state = enrollmentStateAfter.get(type);
  if (from && type === "fallback-taken") {
    const [stepKey, to] = [readText(data["stepKey"]), readText(data["to"])];
    return { ...from, fallbacks: { ...from.fallbacks, [stepKey ?? ""]: to ?? "" } };
  }
  if (from && state === undefined) return from;
  return {
    campaignId: from?.campaignId ?? readText(data["campaignId"]),
    contactId: from?.contactId ?? readText(data["contactId"]),
    state: state ?? "pending",
    stepKey: readText(data["stepKey"]),
    dueAt: readText(data["dueAt"]),
    reason: readText(data["reason"]),
    endedAt: state === "completed" || state === "stopped" ? at : null,
    // Told where it changes.
    senderId: readText(data["senderId"]) ?? from?.senderId ?? null,
    channel: from ? from.channel : readText(data["channel"]),
    fallbacks: from?.fallbacks ?? {},
  };
}

/** Gives what is wrong with it: a subject has one hold at a time, and each ends once. */
function foldHold(
  holds: Map<string, FoldedHold>,
  { type, entityId, data }: OutreachEvent,
): string | undefined {
  const subjectId = readText(data["subjectId"]) ?? "";
  const held = holds.get(subjectId);
  if (type === "hold-ended") {
    holds.delete(subjectId);
    return held?.id === entityId ? undefined : `hold ${type}: its subject is held by ${held?.id}.`;
  }
  const [subject, until, cause] = ["subject", "until", "cause"].map((name) => readText(data[name]));
  holds.set(subjectId, {
    id: entityId,
    subject: subject ?? null,
    until: until ?? null,
    cause: cause ?? null,
  });
  return held ? `hold ${type}: its subject was held by ${held.id} already.` : undefined;
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
