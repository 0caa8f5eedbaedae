import { checkContent } from "../../content/check-content.ts";
import { hashContent } from "../../content/hash-content.ts";
import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { MessageRecord } from "../../contracts/store/records/message-record.ts";
import type { Actor } from "../../model/actor.ts";
import { DeliveryOpenError } from "../../model/errors/delivery-open-error.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import { StaleContentError } from "../../model/errors/stale-content-error.ts";
import type { MessageContent } from "../../model/message-content.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { createChanges } from "../changes/create-changes.ts";
import { moveApproval } from "../changes/move-approval.ts";
import { moveEnrollment } from "../changes/move-enrollment.ts";
import { signalEnrollment } from "../changes/signal-enrollment.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import type { Engine } from "../engine.ts";
import { readWritingFacts } from "../generation/read-writing-facts.ts";
import { scopeOf } from "../generation/scope-of.ts";
import { withFooter } from "../generation/with-footer.ts";
import { lockMessages } from "./lock-messages.ts";

/** The words to change; what is left out stays. */
export type ContentEdit = Partial<Omit<MessageContent, "format">>;

/**
 * Changes a message's words. They go back to pending, whoever had approved the old ones; an envelope
 * frozen for a retry is dropped. Refused while the message is out.
 */
export async function editMessage(
  engine: Engine,
  options: {
    readonly tenantId: string;
    readonly id: string;
    /** The hash of the words that were read. */
    readonly contentHash: string;
    readonly edit: ContentEdit;
    readonly actor: Actor;
  },
): Promise<MessageRecord> {
  const { tenantId, id, edit, actor } = options;
  return await retryOnConflict(async () => {
    const now = await engine.clock.now();
    return await engine.store.transaction(async (session) => {
      const locked = await lockMessages(session, tenantId, [{ id }]);
      const message = locked.messages.get(id);
      const enrollment = message && locked.enrollments.get(message.enrollmentId);
      if (!message?.content || !enrollment)
        throw new NotFoundError({ entity: "message", reference: id });
      if (message.contentHash !== options.contentHash)
        throw new StaleContentError({ messageIds: [id] });
      const delivery = locked.deliveries.get(id);
      refuseWhileOut(message, delivery);
      const changes = createChanges({ now, actor, newId: engine.newId });
      const [writing] = await readWritingFacts(engine, session, { tenantId, keys: [enrollment] });
      const kind = engine.kinds.get(message.kind);
      if (!writing || !kind) throw new NotFoundError({ entity: "message", reference: id });
      const content = withFooter({ ...message.content, ...edit }, writing, kind);
      const settings = writing.version.definition.checks;
      const checks = checkContent({
        content,
        kind,
        scope: scopeOf(writing, message.kind),
        ...(settings && { settings }),
      });
      const contentHash = hashContent(content);
      const revision = message.revision + 1;
      const edited = moveApproval(changes, {
        row: message,
        event: "edit",
        patch: { content, contentHash, checks, revision, decidedBy: null, decidedAt: null },
      });
      changes.inserts.revisions.push({
        tenantId,
        messageId: id,
        revision,
        content,
        contentHash,
        author: actor,
        createdAt: now,
      });
      if (delivery?.state === "queued") {
        changes.deliveries.set(delivery, {
          ...delivery,
          envelope: null,
          payloadHash: null,
          contentHash: null,
        });
      }
      // New words may do what the refused ones did not.
      if (enrollment.state === "waiting" && enrollment.reason === "delivery-failed") {
        moveEnrollment(changes, {
          row: enrollment,
          event: "wait",
          patch: { reason: "awaiting-approval", dueAt: null },
        });
      }
      signalEnrollment(changes, enrollment);
      await commitChanges(session, changes);
      return edited;
    });
  });
}

function refuseWhileOut(message: MessageRecord, delivery: DeliveryRecord | undefined): void {
  if (!delivery || delivery.state === "queued") return;
  if (delivery.state === "failed" && delivery.uncertainSince === null) return;
  throw new DeliveryOpenError({ messageId: message.id, deliveryState: delivery.state });
}
