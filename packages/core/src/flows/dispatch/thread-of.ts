import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import { planThread, type ThreadPlan } from "../../content/plan-thread.ts";
import type { MessageStep } from "../../model/campaign-definition.ts";
import type { MessageContent } from "../../model/message-content.ts";

/** What the current step's message answers, from the words that were approved. */
export function threadOf(
  facts: EnrollmentFacts,
  step: MessageStep,
  content: MessageContent,
): ThreadPlan {
  return planThread({
    ...(content.subject !== undefined && { subject: content.subject }),
    ...(content.fallbackSubject !== undefined && { fallbackSubject: content.fallbackSubject }),
    onMissingThread: step.onMissingThread ?? "hold",
    kind: step.kind,
    senderId: facts.enrollment.senderId,
    previous: facts.previousSends.map(({ messageId, subject, ...send }) => ({
      ...send,
      ...(messageId !== null && { messageId }),
      subject: subject ?? "",
    })),
  });
}
