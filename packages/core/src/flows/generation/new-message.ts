import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { MessageRecord } from "../../contracts/store/records/message-record.ts";
import { approvalMachine } from "../../machines/approval-machine.ts";
import { generationMachine } from "../../machines/generation-machine.ts";
import type { MessageStep } from "../../model/campaign-definition.ts";
import type { Instant } from "../../model/instant.ts";

/** A step's message before anyone wrote it. */
export function newMessage(options: {
  readonly id: string;
  readonly enrollment: EnrollmentRecord;
  readonly step: MessageStep;
  readonly now: Instant;
}): MessageRecord {
  const { enrollment, step } = options;
  return {
    tenantId: enrollment.tenantId,
    id: options.id,
    enrollmentId: enrollment.id,
    campaignId: enrollment.campaignId,
    contactId: enrollment.contactId,
    stepKey: step.key,
    kind: step.kind,
    generation: generationMachine.initial,
    generationAttempts: 0,
    generationError: null,
    approval: approvalMachine.initial,
    content: null,
    contentHash: null,
    checks: null,
    variant: null,
    choice: null,
    decidedBy: null,
    decidedAt: null,
    revision: 0,
    version: 0,
    createdAt: options.now,
  };
}
