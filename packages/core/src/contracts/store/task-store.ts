import type { RowKey } from "./keys.ts";
import type { TaskRecord, TaskState } from "./records/task-record.ts";

/** What people are asked to do. Written under the lock of the enrollment. */
export interface TaskStore {
  get(key: RowKey): Promise<TaskRecord | null>;
  /** Ordered by id, after `afterId`. */
  list(request: {
    readonly tenantId: string;
    readonly campaignId?: string;
    readonly contactId?: string;
    readonly enrollmentId?: string;
    readonly assignee?: string;
    readonly states?: readonly TaskState[];
    readonly afterId: string | null;
    readonly limit: number;
  }): Promise<readonly TaskRecord[]>;
  /** All tasks of these enrollments, by enrollment and id: the latest last. Unknown ids are left out. */
  findOfEnrollments(keys: readonly RowKey[]): Promise<readonly TaskRecord[]>;
}
