import type { Actor } from "../../../model/actor.ts";
import type { Instant } from "../../../model/instant.ts";

/** `cancelled`: the sequence ended or was paused before anybody did it. */
export const taskStates = ["open", "done", "skipped", "cancelled"] as const;

export type TaskState = (typeof taskStates)[number];

/** Something that a person does for a step. An enrollment has at most one that is open. */
export interface TaskRecord {
  readonly tenantId: string;
  readonly id: string;
  readonly enrollmentId: string;
  readonly campaignId: string;
  readonly contactId: string;
  readonly stepKey: string;
  readonly title: string;
  readonly instructions: string | null;
  /** The contact's owner when the task was made. */
  readonly assignee: string | null;
  readonly state: TaskState;
  /** When the step is skipped if it is still open; null: never. */
  readonly skipAt: Instant | null;
  readonly createdAt: Instant;
  readonly closedAt: Instant | null;
  readonly closedBy: Actor | null;
  readonly version: number;
}
