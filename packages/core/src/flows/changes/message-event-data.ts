import type { MessageRecord } from "../../contracts/store/records/message-record.ts";
import type { JsonObject } from "../../model/json.ts";

/** What every event of a message tells: its states and the hash they are bound to, never its words. */
export function messageEventData(message: MessageRecord): JsonObject {
  return {
    enrollmentId: message.enrollmentId,
    stepKey: message.stepKey,
    generation: message.generation,
    approval: message.approval,
    contentHash: message.contentHash,
    revision: message.revision,
    ...(message.variant !== null && { variant: message.variant }),
    ...(message.choice !== null && { choice: message.choice }),
  };
}
