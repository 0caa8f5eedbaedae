import type { TaskRecord } from "../../contracts/store/records/task-record.ts";
import { formatOptionalInstant } from "../../model/format-optional-instant.ts";
import type { JsonObject } from "../../model/json.ts";

/** What events tell of a task: no words. */
export function taskEventData(task: TaskRecord): JsonObject {
  return {
    enrollmentId: task.enrollmentId,
    campaignId: task.campaignId,
    contactId: task.contactId,
    stepKey: task.stepKey,
    skipAt: formatOptionalInstant(task.skipAt),
  };
}
