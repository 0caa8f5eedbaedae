import type { ConditionFacts } from "../../campaign/condition-facts.ts";
import { conditionsOfStep } from "../../campaign/conditions-of-step.ts";
import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { TaskRecord } from "../../contracts/store/records/task-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { VersionOf } from "../campaigns/create-version-cache.ts";
import { readHistories } from "./read-histories.ts";

/** What a step that sends nothing decides on, beside the facts that every step has. */
export interface StepFacts {
  /** Of a step with conditions, and of every step of a campaign that ends by one. */
  readonly history: ConditionFacts | undefined;
  /** The latest of the current step, where it is one that a person does. */
  readonly task: TaskRecord | null;
}

export const noStepFacts: StepFacts = { history: undefined, task: null };

/**
 * By enrollment, after their locks; those at a message step are left out and cost nothing, unless
 * their campaign ends by a condition: one of messages alone reads no more than it needs.
 */
export async function readStepFacts(
  session: StoreSession,
  facts: readonly EnrollmentFacts[],
  versionOf: VersionOf,
): Promise<ReadonlyMap<string, StepFacts>> {
  const stepOf = (row: EnrollmentFacts) =>
    versionOf(row)?.stepsByKey.get(row.enrollment.stepKey ?? "");
  const deciding = facts.filter((row) => {
    if (versionOf(row)?.definition.exitOn) return true;
    const step = stepOf(row);
    return step !== undefined && conditionsOfStep(step).length > 0;
  });
  const atTasks = facts.filter((row) => stepOf(row)?.type === "task");
  const histories = await readHistories(session, deciding);
  const tasks =
    atTasks.length === 0
      ? []
      : await session.tasks.findOfEnrollments(atTasks.map(({ enrollment }) => enrollment));
  return new Map(
    [...deciding, ...atTasks].map(({ enrollment: { id, stepKey } }) => [
      id,
      {
        history: histories.get(id),
        task:
          tasks.findLast((task) => task.enrollmentId === id && task.stepKey === stepKey) ?? null,
      },
    ]),
  );
}
