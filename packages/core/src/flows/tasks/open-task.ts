import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { TaskRecord } from "../../contracts/store/records/task-record.ts";
import type { Instant } from "../../model/instant.ts";
import type { TaskStep } from "../../model/task-step.ts";
import type { Changes } from "../changes/create-changes.ts";
import { taskEventData } from "./task-event-data.ts";

/** Asks the contact's owner to do what a step says. */
export function openTask(
  changes: Changes,
  options: {
    readonly facts: Pick<EnrollmentFacts, "enrollment" | "contact">;
    readonly step: TaskStep;
    readonly skipAt: Instant | null;
  },
): void {
  const { step, skipAt } = options;
  const { enrollment, contact } = options.facts;
  const task: TaskRecord = {
    tenantId: enrollment.tenantId,
    id: changes.newId(),
    enrollmentId: enrollment.id,
    campaignId: enrollment.campaignId,
    contactId: enrollment.contactId,
    stepKey: step.key,
    title: step.title,
    instructions: step.instructions ?? null,
    assignee: contact.owner,
    state: "open",
    skipAt,
    createdAt: changes.now,
    closedAt: null,
    closedBy: null,
    version: 1,
  };
  changes.inserts.tasks.push(task);
  changes.append({ type: "task-created", entity: "task", row: task, data: taskEventData(task) });
}
