import type { DeliveryState } from "../../machines/delivery-machine.ts";
import type { Actor } from "../../model/actor.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { type Changes, createChanges } from "../changes/create-changes.ts";
import { moveDelivery } from "../changes/move-delivery.ts";
import { moveEnrollment } from "../changes/move-enrollment.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import { hintQueue } from "../dispatch/hint-queue.ts";
import type { SettleContext } from "../dispatch/settle-context.ts";
import type { Engine } from "../engine.ts";
import { lockForOperation, type OperationContext } from "./lock-for-operation.ts";
import { withWhy } from "../changes/with-why.ts";

export type RedriveRefusal =
  /** This tenant has no such delivery. */
  | "not-found"
  /** It is in another state: redriven already, or never failed. */
  | "not-failed"
  /** An earlier attempt may have been accepted: only proof ends that. */
  | "maybe-sent"
  /** A later delivery of the step was accepted. */
  | "already-sent"
  | "enrollment-ended"
  /** The sequence went on without it (`onFailed: skip`). */
  | "step-passed"
  /** The sequence does not wait for it: its message was edited, and needs an approval. */
  | "not-held"
  /** The step has a later delivery. */
  | "superseded"
  | "suppressed";

export type RedriveOutcome =
  | { readonly id: string; readonly outcome: "redriven" }
  | {
      readonly id: string;
      readonly outcome: "refused";
      readonly reason: RedriveRefusal;
      /** Where it is; null when it is not found. */
      readonly state: DeliveryState | null;
    };

/**
 * Makes the step of a failed delivery due again, with a new request key and its attempts counted
 * anew: only what the provider refused for good, and what nothing else speaks against.
 */
export async function redriveDeliveries(
  engine: Engine,
  options: {
    readonly tenantId: string;
    readonly ids: readonly string[];
    readonly why: string;
    readonly actor: Actor;
  },
): Promise<readonly RedriveOutcome[]> {
  return await retryOnConflict(() => redriveOnce(engine, options));
}

async function redriveOnce(
  engine: Engine,
  { tenantId, ids, why, actor }: Parameters<typeof redriveDeliveries>[1],
): Promise<readonly RedriveOutcome[]> {
  const now = await engine.clock.now();
  return await engine.store.transaction(async (session) => {
    const found = await session.messages.findDeliveries(ids.map((id) => ({ tenantId, id })));
    const contexts = await lockForOperation(engine, session, found);
    const changes = createChanges({ now, actor, newId: engine.newId });
    const outcomes = ids.map((id): RedriveOutcome => {
      const context = contexts.get(id);
      const reason = context ? refusalOf(changes, context) : "not-found";
      if (context && reason === null) {
        redrive(withWhy(changes, why), context);
        return { id, outcome: "redriven" };
      }
      const state = context ? changes.deliveries.current(context.delivery).state : null;
      return { id, outcome: "refused", reason: reason ?? "not-found", state };
    });
    await commitChanges(session, changes);
    return outcomes;
  });
}

function refusalOf(changes: Changes, context: OperationContext): RedriveRefusal | null {
  const { facts, deliveries } = context;
  const delivery = changes.deliveries.current(context.delivery);
  const enrollment = changes.enrollments.current(facts.enrollment);
  const ofStep = deliveries.filter(({ stepKey }) => stepKey === delivery.stepKey);
  if (delivery.state !== "failed") return "not-failed";
  if (delivery.uncertainSince !== null) return "maybe-sent";
  if (ofStep.some(({ state }) => state === "sent")) return "already-sent";
  if (enrollment.state === "stopped" || enrollment.state === "completed") return "enrollment-ended";
  if (enrollment.stepKey !== delivery.stepKey) return "step-passed";
  if (ofStep.some(({ slot }) => slot === 0 || slot > delivery.slot)) return "superseded";
  if (enrollment.reason !== "delivery-failed") return "not-held";
  return facts.suppressed ? "suppressed" : null;
}

function redrive(changes: Changes, { facts, delivery }: SettleContext): void {
  const queued = moveDelivery(changes, {
    row: delivery,
    event: "redrive",
    patch: {
      slot: 0,
      code: null,
      retryAt: null,
      requestKey: null,
      attempts: 0,
      firstAttemptAt: null,
    },
  });
  const next = moveEnrollment(changes, {
    row: facts.enrollment,
    event: "schedule",
    patch: { dueAt: changes.now, deliveryId: null },
    data: { deliveryId: queued.id },
  });
  hintQueue(changes, next, changes.now);
}
