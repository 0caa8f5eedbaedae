import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { MessageRecord } from "../../contracts/store/records/message-record.ts";
import type { MessageStep } from "../../model/campaign-definition.ts";
import type { Changes } from "../changes/create-changes.ts";
import { messageEventData } from "../changes/message-event-data.ts";
import { moveGeneration } from "../changes/move-generation.ts";
import { newMessage } from "./new-message.ts";

/** Asks for a step's message to be written, or written again. */
export function requestMessage(
  changes: Changes,
  options: {
    readonly enrollment: EnrollmentRecord;
    readonly step: MessageStep;
    readonly message: MessageRecord | null;
  },
): void {
  const { enrollment, step, message } = options;
  if (message) {
    moveGeneration(changes, { row: message, event: "request", patch: { generationError: null } });
    return;
  }
  const requested = {
    ...newMessage({ id: changes.newId(), enrollment, step, now: changes.now }),
    version: 1,
  };
  changes.inserts.messages.push(requested);
  changes.append({
    type: "message-requested",
    entity: "message",
    row: requested,
    data: messageEventData(requested),
  });
}
