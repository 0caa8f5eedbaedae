import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { MessageRecord } from "../../contracts/store/records/message-record.ts";
import type { Actor } from "../../model/actor.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { type Changes, createChanges } from "../changes/create-changes.ts";
import { messageEventData } from "../changes/message-event-data.ts";
import { moveApproval } from "../changes/move-approval.ts";
import { moveGeneration } from "../changes/move-generation.ts";
import { signalEnrollment } from "../changes/signal-enrollment.ts";
import type { Engine } from "../engine.ts";
import { newMessage } from "./new-message.ts";
import type { Draft, StepKey, WritingTotals } from "./draft.ts";

/** Stores drafts that are still wanted: the message was asked for, or does not exist yet. */
export async function storeDrafts(
  engine: Engine,
  options: {
    readonly drafts: readonly Draft[];
    /** Asked for, and not in the enrollment's version: they fail for good. */
    readonly gone?: readonly StepKey[];
    readonly actor: Actor;
  },
): Promise<WritingTotals> {
  const { drafts, gone = [], actor } = options;
  const totals = { written: 0, approved: 0, toReview: 0 };
  if (drafts.length + gone.length === 0) return totals;
  const now = await engine.clock.now();
  await engine.store.transaction(async (session) => {
    const keys = [...new Map([...drafts, ...gone].map(({ key }) => [key.id, key])).values()];
    const enrollments = await session.enrollments.lock(keys);
    const messages = await session.messages.findOfEnrollments(keys);
    const enrollmentsById = new Map(enrollments.map((row) => [row.id, row]));
    const byStep = new Map(
      messages.map((row) => [`${row.enrollmentId}/${row.stepKey}/${row.kind}`, row]),
    );
    const changes = createChanges({ now, actor, newId: engine.newId });
    for (const draft of drafts) {
      const enrollment = enrollmentsById.get(draft.key.id);
      if (!enrollment) continue;
      const existing = byStep.get(`${enrollment.id}/${draft.step.key}/${draft.step.kind}`);
      if (existing && existing.generation !== "requested") continue;
      if (enrollment.state === "stopped" || enrollment.state === "completed") {
        // Left as requested it would be taken up by every tick for ever, before what is wanted.
        if (existing)
          moveGeneration(changes, {
            row: existing,
            event: "fail",
            patch: { generationError: "enrollment-ended" },
          });
        continue;
      }
      const stored = storeDraft(changes, { draft, enrollment, existing });
      totals.written += 1;
      if (stored.approval === "approved") totals.approved += 1;
      else if (stored.approval === "pending") totals.toReview += 1;
      signalEnrollment(changes, enrollment);
    }
    for (const { key, stepKey, kind } of gone) {
      const enrollment = enrollmentsById.get(key.id);
      const existing = byStep.get(`${key.id}/${stepKey}/${kind}`);
      if (!enrollment || existing?.generation !== "requested") continue;
      moveGeneration(changes, {
        row: existing,
        event: "fail",
        patch: { generationError: "unknown-step" },
      });
      if (enrollment.state !== "stopped" && enrollment.state !== "completed")
        signalEnrollment(changes, enrollment);
    }
    await commitChanges(session, changes);
  });
  return totals;
}

function storeDraft(
  changes: Changes,
  options: {
    readonly draft: Draft;
    readonly enrollment: EnrollmentRecord;
    readonly existing: MessageRecord | undefined;
  },
): MessageRecord {
  const { draft, enrollment, existing } = options;
  const base =
    existing ?? newMessage({ id: changes.newId(), enrollment, step: draft.step, now: changes.now });
  const words = {
    content: draft.content,
    contentHash: draft.contentHash,
    checks: draft.checks,
    variant: draft.variant,
    choice: draft.choice,
    generationAttempts: base.generationAttempts + 1,
    revision: base.revision + 1,
  };
  changes.inserts.revisions.push({
    tenantId: base.tenantId,
    messageId: base.id,
    revision: words.revision,
    content: draft.content,
    contentHash: draft.contentHash,
    author: { type: "generator", id: "template" },
    createdAt: changes.now,
  });
  if (existing)
    return decide(
      changes,
      moveGeneration(changes, {
        row: withPendingApproval(changes, existing),
        event: "succeed",
        patch: words,
      }),
      draft,
    );
  return insertDecided(changes, { ...base, ...words, generation: "generated", version: 1 }, draft);
}

/** Words that are written again are words that nobody has decided on. */
function withPendingApproval(changes: Changes, message: MessageRecord): MessageRecord {
  if (message.approval === "pending") return message;
  moveApproval(changes, {
    row: message,
    event: "edit",
    patch: { decidedBy: null, decidedAt: null },
  });
  return message;
}

function decide(changes: Changes, message: MessageRecord, draft: Draft): MessageRecord {
  if (draft.verdict === "review") return message;
  return moveApproval(changes, {
    row: message,
    event: draft.verdict,
    patch: { decidedBy: { type: "policy", id: draft.policy }, decidedAt: changes.now },
  });
}

/** A message that is written in the moment it is made: one row, and the events of both moves. */
function insertDecided(changes: Changes, generated: MessageRecord, draft: Draft): MessageRecord {
  changes.append({
    type: "message-generated",
    entity: "message",
    row: generated,
    data: messageEventData(generated),
  });
  if (draft.verdict === "review") {
    changes.inserts.messages.push(generated);
    return generated;
  }
  const decided: MessageRecord = {
    ...generated,
    approval: draft.verdict === "approve" ? "approved" : "rejected",
    decidedBy: { type: "policy", id: draft.policy },
    decidedAt: changes.now,
    version: generated.version + 1,
  };
  changes.inserts.messages.push(decided);
  changes.append({
    type: draft.verdict === "approve" ? "message-approved" : "message-rejected",
    entity: "message",
    row: decided,
    data: messageEventData(decided),
  });
  return decided;
}
