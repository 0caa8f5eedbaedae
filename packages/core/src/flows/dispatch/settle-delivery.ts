import { decideOutcome, type OutcomeDecision } from "../../delivery/decide-outcome.ts";
import { lookAgainAt } from "../../delivery/look-again-at.ts";
import type { Instant } from "../../model/instant.ts";
import { seededFraction } from "../../sequence/seeded-fraction.ts";
import type { Changes } from "../changes/create-changes.ts";
import { acceptDelivery } from "./accept-delivery.ts";
import { deferDelivery } from "./defer-delivery.ts";
import { disproveDelivery } from "./disprove-delivery.ts";
import { loseDelivery } from "./lose-delivery.ts";
import { refuseDelivery } from "./refuse-delivery.ts";
import type { SendResult } from "./send-batch.ts";
import { releaseDelivery } from "./release-delivery.ts";
import { reviewDelivery } from "./review-delivery.ts";
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
    if (delivery.fence === fence) releaseDelivery(changes, context, outcome.after);
    return;
  }
  if (outcome.outcome === "disproved") {
    if (delivery.fence === fence && delivery.state === "unknown")
      disproveDelivery(changes, context);
    return;
  }
  const jitter = seededFraction(`${delivery.id}/${delivery.attempts}`);
  if (outcome.outcome === "untold") {
    if (delivery.fence !== fence || delivery.state !== "unknown") return;
    const code = "lookup-unknown";
    const retryAt = lookAgainAt({ delivery, now: changes.now, jitter });
    if (retryAt === null) reviewDelivery(changes, context, { code });
    else loseDelivery(changes, context, { code, retryAt });
    return;
  }
  const decision = decideOutcome({
    delivery,
    outcome,
    fence,
    now: changes.now,
    jitter,
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
