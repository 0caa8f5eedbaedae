import { decideOutcome, type OutcomeDecision } from "../../delivery/decide-outcome.ts";
import type { Instant } from "../../model/instant.ts";
import { seededFraction } from "../../sequence/seeded-fraction.ts";
import type { Changes } from "../changes/create-changes.ts";
import { moveDelivery } from "../changes/move-delivery.ts";
import { moveEnrollment } from "../changes/move-enrollment.ts";
import { setContactStatus } from "../changes/set-contact-status.ts";
import { touchEnrollment } from "../changes/touch-enrollment.ts";
import { cancelIfEnded } from "./cancel-if-ended.ts";
import { isOpenFor } from "./is-open-for.ts";
import { passStep } from "./pass-step.ts";
import { refuseDelivery } from "./refuse-delivery.ts";
import { returnCapacity } from "./return-capacity.ts";
import type { SendResult } from "./send-batch.ts";
import type { SettleContext } from "./settle-context.ts";

/** Applies one answer to one delivery and to the enrollment that points to it. */
export function settleDelivery(
  changes: Changes,
  options: {
    readonly context: SettleContext;
    readonly outcome: SendResult["outcome"];
    readonly fence: number;
    /** When an uncertain delivery is cleared up. Default: after the usual retry delay. */
    readonly recoverAt?: Instant;
  },
): void {
  const { context, outcome, fence } = options;
  const { delivery } = context;
  if (outcome.outcome === "released") {
    if (delivery.fence === fence) releaseDelivery(changes, context);
    return;
  }
  if (outcome.outcome === "disproved") {
    if (delivery.fence === fence && delivery.state === "unknown")
      disproveDelivery(changes, context);
    return;
  }
  const decision = decideOutcome({
    delivery,
    outcome,
    fence,
    now: changes.now,
    jitter: seededFraction(`${delivery.id}/${delivery.attempts}`),
  });
  const { recoverAt } = options;
  settleDecision(
    changes,
    context,
    decision.decision === "lose" && recoverAt !== undefined
      ? { ...decision, retryAt: recoverAt }
      : decision,
  );
}

function settleDecision(changes: Changes, context: SettleContext, decision: OutcomeDecision): void {
  switch (decision.decision) {
    case "ignore":
      return;
    case "accept":
      acceptDelivery(changes, context, decision);
      return;
    case "refuse":
      refuseDelivery(changes, context, decision);
      return;
    case "defer":
      deferDelivery(changes, context, decision);
      return;
    case "lose":
      loseDelivery(changes, context, decision);
      return;
  }
}

/** The provider has it. The step is passed at the time the provider gives, or the attempt's. */
function acceptDelivery(
  changes: Changes,
  context: SettleContext,
  accepted: { readonly sentAt: number; readonly providerMessageId: string | null },
): void {
  const { delivery } = context;
  const sent = moveDelivery(changes, {
    row: delivery,
    event: "accept",
    patch: {
      sentAt: accepted.sentAt,
      providerMessageId: accepted.providerMessageId,
      leaseId: null,
      retryAt: null,
      code: null,
    },
  });
  setContactStatus(changes, context.facts.contact, "contacted");
  passStep(changes, context, { anchorAt: accepted.sentAt, deliveryId: sent.id });
}

function deferDelivery(
  changes: Changes,
  context: SettleContext,
  { code, retryAt }: { readonly code: string; readonly retryAt: number },
): void {
  const { delivery, facts } = context;
  returnCapacity(changes, delivery);
  moveDelivery(changes, {
    row: delivery,
    event: "defer",
    patch: { code, retryAt, leaseId: null, requestKey: null },
  });
  cancelIfEnded(changes, context);
  if (!isOpenFor(changes, context)) return;
  const next = moveEnrollment(changes, {
    row: facts.enrollment,
    event: "wait",
    patch: { reason: "retry-later", dueAt: retryAt, deliveryId: null },
    data: { deliveryId: delivery.id },
  });
  hint(changes, next, retryAt);
}

/** The first attempt surely did not get through: a queued delivery like any other, with a new key. */
function disproveDelivery(changes: Changes, context: SettleContext): void {
  const { delivery, facts } = context;
  returnCapacity(changes, delivery);
  moveDelivery(changes, {
    row: delivery,
    event: "disprove",
    patch: { leaseId: null, requestKey: null, retryAt: null, uncertainSince: null, code: null },
  });
  cancelIfEnded(changes, context);
  if (!isOpenFor(changes, context)) return;
  const next = moveEnrollment(changes, {
    row: facts.enrollment,
    event: "schedule",
    patch: { dueAt: changes.now, deliveryId: null },
    data: { deliveryId: delivery.id },
  });
  hint(changes, next, changes.now);
}

/** The provider was surely not called under this lease: back to where it was before, at once. */
function releaseDelivery(changes: Changes, context: SettleContext): void {
  const { delivery, facts } = context;
  if (delivery.state === "unknown") {
    changes.deliveries.set(delivery, { ...delivery, leaseId: null, retryAt: changes.now });
    return;
  }
  if (delivery.state !== "claimed") return;
  returnCapacity(changes, delivery);
  moveDelivery(changes, {
    row: delivery,
    event: "release",
    patch: { leaseId: null, requestKey: null, attempts: delivery.attempts - 1 },
  });
  cancelIfEnded(changes, context);
  if (!isOpenFor(changes, context)) return;
  const next = touchEnrollment(changes, facts.enrollment, { deliveryId: null, dueAt: changes.now });
  hint(changes, next, changes.now);
}

function loseDelivery(
  changes: Changes,
  context: SettleContext,
  { code, retryAt }: { readonly code: string; readonly retryAt: number },
): void {
  const { delivery, facts } = context;
  if (delivery.state === "unknown") {
    changes.deliveries.set(delivery, { ...delivery, leaseId: null, retryAt, code });
    return;
  }
  moveDelivery(changes, {
    row: delivery,
    event: "lose",
    patch: {
      code,
      retryAt,
      leaseId: null,
      uncertainSince: delivery.uncertainSince ?? delivery.firstAttemptAt,
    },
  });
  if (!isOpenFor(changes, context)) return;
  moveEnrollment(changes, {
    row: facts.enrollment,
    event: "wait",
    patch: { reason: "delivery-unknown", dueAt: null },
    data: { deliveryId: delivery.id },
  });
}

function hint(
  changes: Changes,
  row: { readonly tenantId: string; readonly senderId: string; readonly campaignId: string },
  dueAt: number,
): void {
  const { tenantId, senderId, campaignId } = row;
  changes.inserts.hints.push({ tenantId, senderId, campaignId, dueAt, free: false });
}
