import type { TransactionOptions } from "../../contracts/store/store.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { MessageRecord } from "../../contracts/store/records/message-record.ts";
import { requireSendable } from "../../approval/require-sendable.ts";
import type { Actor } from "../../model/actor.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import { StaleContentError } from "../../model/errors/stale-content-error.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { createChanges } from "../changes/create-changes.ts";
import { insertClosedDelivery } from "../changes/insert-closed-delivery.ts";
import { moveApproval } from "../changes/move-approval.ts";
import { nextClosedSlot } from "../changes/next-closed-slot.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import { signalEnrollment } from "../changes/signal-enrollment.ts";
import type { Engine } from "../engine.ts";
import { lockMessages } from "./lock-messages.ts";

/** A decision names the content hash that was read: nobody decides on words they have not seen. */
export interface MessageDecision {
  readonly id: string;
  /** Null, as a message without words has it, is always stale. */
  readonly contentHash: string | null;
}

export interface DecisionOutcome {
  readonly id: string;
  readonly outcome: "approved" | "rejected" | "already-approved" | "already-rejected";
}

export async function decideMessages(
  engine: Engine,
  options: TransactionOptions & {
    readonly tenantId: string;
    readonly decisions: readonly MessageDecision[];
    readonly verdict: "approve" | "reject";
    readonly actor: Actor;
  },
): Promise<readonly DecisionOutcome[]> {
  const attempt = () => decideOnce(engine, options);
  // Only the host can run its own transaction again.
  return options.transaction ? await attempt() : await retryOnConflict(attempt);
}

async function decideOnce(
  engine: Engine,
  options: Parameters<typeof decideMessages>[1],
): Promise<readonly DecisionOutcome[]> {
  const { tenantId, decisions, verdict, actor } = options;
  const now = await engine.clock.now(options);
  return await engine.store.transaction(async (session) => {
    const locked = await lockMessages(session, tenantId, decisions);
    const stale = decisions.filter(
      ({ id, contentHash }) =>
        contentHash === null || locked.messages.get(id)?.contentHash !== contentHash,
    );
    if (stale.length > 0) throw new StaleContentError({ messageIds: stale.map(({ id }) => id) });
    const changes = createChanges({ now, actor, newId: engine.newId });
    const outcomes = [...new Set(decisions.map(({ id }) => id))].map((id): DecisionOutcome => {
      const message = locked.messages.get(id);
      const enrollment = message && locked.enrollments.get(message.enrollmentId);
      if (!message || !enrollment) throw new NotFoundError({ entity: "message", reference: id });
      const decided = verdict === "approve" ? "approved" : "rejected";
      if (message.approval === decided) return { id, outcome: `already-${decided}` };
      if (verdict === "approve") requireSendable(message);
      const next = moveApproval(changes, {
        row: message,
        event: verdict,
        patch: { decidedBy: actor, decidedAt: now },
      });
      signalEnrollment(changes, enrollment);
      closeLateApproval(next, enrollment);
      return { id, outcome: decided };
    });
    await commitChanges(session, changes);
    return outcomes;

    /** An approval that comes after the enrollment ended gets its end at once. */
    function closeLateApproval(message: MessageRecord, enrollment: EnrollmentRecord): void {
      if (message.approval !== "approved" || locked.deliveries.has(message.id)) return;
      if (enrollment.state !== "stopped" && enrollment.state !== "completed") return;
      const code = enrollment.reason ?? enrollment.state;
      const { stepKey } = message;
      const others = [
        ...(locked.deliveriesOf.get(enrollment.id) ?? []),
        ...changes.inserts.deliveries,
      ];
      const slot = nextClosedSlot(
        others.filter((row) => row.enrollmentId === enrollment.id && row.stepKey === stepKey),
      );
      insertClosedDelivery(changes, { enrollment, message, as: "cancel", code, slot });
    }
  }, options);
}
