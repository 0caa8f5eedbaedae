import { z } from "zod";
import {
  type TaskRecord,
  type TaskState,
  taskStates,
} from "../contracts/store/records/task-record.ts";
import { finishTask } from "../flows/tasks/finish-task.ts";
import { reopenTask } from "../flows/tasks/reopen-task.ts";
import type { Actor } from "../model/actor.ts";
import { NotFoundError } from "../model/errors/not-found-error.ts";
import { formatInstant } from "../model/format-instant.ts";
import { formatOptionalInstant } from "../model/format-optional-instant.ts";
import type { Page, PageOptions } from "../model/page.ts";
import { iteratePages } from "./iterate-pages.ts";
import { parseFilter } from "./parse-filter.ts";
import { requireId } from "./require-id.ts";
import { type TenantContext, writeForTenant } from "./tenant-context.ts";
import { toPage } from "./to-page.ts";

/** What a person is asked to do for one contact, as it leaves the library. */
export interface Task {
  readonly id: string;
  readonly enrollmentId: string;
  readonly campaignId: string;
  readonly contactId: string;
  readonly stepKey: string;
  readonly title: string;
  readonly instructions: string | null;
  /** The contact's owner when the task was made, by the host's id; null where it had none. */
  readonly assignee: string | null;
  /** `cancelled`: the sequence ended or was paused first. After a pause there is a new task. */
  readonly state: TaskState;
  /** When the step is skipped if nobody did it; null: never. */
  readonly skipAt: string | null;
  readonly createdAt: string;
  readonly closedAt: string | null;
  /** Who did, skipped or ended it. */
  readonly closedBy: Actor | null;
}

export interface TaskFilter {
  readonly campaignId?: string;
  readonly contactId?: string;
  readonly enrollmentId?: string;
  readonly assignee?: string;
  readonly states?: readonly TaskState[];
}

const filterSchema = z.strictObject({
  campaignId: z.string().optional(),
  contactId: z.string().optional(),
  enrollmentId: z.string().optional(),
  assignee: z.string().optional(),
  states: z.array(z.enum(taskStates)).optional(),
});

export interface TasksApi {
  get(id: string): Promise<Task>;
  /** Oldest first. `{ filter: { states: ["open"], assignee } }` is a person's list for today. */
  list(options?: PageOptions & { readonly filter?: TaskFilter }): Promise<Page<Task>>;
  iterate(options?: { readonly filter?: TaskFilter }): AsyncIterable<Task>;
  /**
   * It is done, by the tenant's actor: the sequence goes on, and the next delay counts from now. Of
   * two people the first counts: a task that is closed stays as it is.
   */
  complete(id: string): Promise<Task>;
  /** It will not be done: the step is skipped as `manual`. */
  skip(id: string): Promise<Task>;
  /**
   * Takes `complete` or `skip` back, as long as no worker went on from it, which takes moments while the campaign
   * runs. Later the task stays closed, as the answer shows; `enrollments.moveTo` makes a new one.
   */
  reopen(id: string): Promise<Task>;
}

export function createTasksApi(context: TenantContext): TasksApi {
  const { engine, tenantId } = context;
  const list: TasksApi["list"] = ({ filter = {}, ...page } = {}) =>
    toPage(
      page,
      (request) =>
        engine.store.read((session) =>
          session.tasks.list({ tenantId, ...parseFilter(filterSchema, filter), ...request }),
        ),
      toTask,
    );
  const finish = (id: string, as: "done" | "skipped") =>
    writeForTenant(context, {}, async (session, changes) =>
      toTask(await finishTask(session, changes, { tenantId, id: taskId(id), as })),
    );
  return {
    async get(id) {
      const row = await engine.store.read((session) =>
        session.tasks.get({ tenantId, id: taskId(id) }),
      );
      if (!row) throw new NotFoundError({ entity: "task", reference: id });
      return toTask(row);
    },
    list,
    iterate: ({ filter = {} } = {}) => iteratePages((page) => list({ ...page, filter })),
    complete: (id) => finish(id, "done"),
    skip: (id) => finish(id, "skipped"),
    reopen: (id) =>
      writeForTenant(context, {}, async (session, changes) =>
        toTask(await reopenTask(session, changes, { tenantId, id: taskId(id) })),
      ),
  };
}

const taskId = (id: string) => requireId("task", id);

function toTask(record: TaskRecord): Task {
  const { tenantId: _tenant, version: _version, ...task } = record;
  return {
    ...task,
    skipAt: formatOptionalInstant(record.skipAt),
    createdAt: formatInstant(record.createdAt),
    closedAt: formatOptionalInstant(record.closedAt),
  };
}
