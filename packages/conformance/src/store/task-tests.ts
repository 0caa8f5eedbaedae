import assert from "node:assert/strict";
import type { TaskRecord } from "@outreachkit/core/plugin";
import { assertConflict } from "./assert-conflict.ts";
import { assertStored } from "./assert-stored.ts";
import { fillStore } from "./fill-store.ts";
import { listPages } from "./list-pages.ts";
import type { StoreTests } from "./store-test.ts";
import { buildTask } from "./test-data/build-task.ts";
import { testId } from "./test-data/test-id.ts";
import { testTime } from "./test-data/test-time.ts";

const tenantId = testId("tenant");
const first = buildTask(1);
const bare = buildTask(2, { instructions: null, assignee: null, skipAt: null });
const later = buildTask(3, { enrollmentId: first.enrollmentId, campaignId: testId("campaign", 2) });
const all = [first, bare, later];
const done: TaskRecord = {
  ...first,
  state: "done",
  closedAt: testTime + 5,
  closedBy: { type: "user", id: "rep-1" },
  version: 2,
};

export const taskTests = {
  "keeps tasks, and what became of them under the version they were read at": async (subject) => {
    const { store } = subject;
    await fillStore(store, { tasks: { insert: all } });
    for (const task of all) await assertStored(subject, "task", task);
    await fillStore(store, { tasks: { update: [{ row: done, fromVersion: 1 }] } });
    await assertStored(subject, "task", done);
    await assertConflict(store, "tasks.update", {
      tasks: { update: [{ row: done, fromVersion: 1 }] },
    });
    await store.read(async ({ tasks }) => {
      assert.deepEqual(await tasks.get({ tenantId, id: first.id }), done);
      assert.equal(await tasks.get({ tenantId, id: testId("task", 99) }), null);
    });
  },

  "lists tasks page by page, by what they are for and who has them": async ({ store }) => {
    await fillStore(store, { tasks: { insert: [later, { ...done, version: 1 }, bare] } });
    await store.read(async ({ tasks }) => {
      const ids = async (filter: object) =>
        (
          await listPages(
            (page) => tasks.list({ tenantId, ...filter, ...page }),
            ({ id }) => id,
          )
        )
          .flat()
          .map(({ id }) => id);
      assert.deepEqual(await ids({}), [first.id, bare.id, later.id]);
      assert.deepEqual(await ids({ states: ["open"] }), [bare.id, later.id]);
      assert.deepEqual(await ids({ states: ["done", "skipped"] }), [first.id]);
      assert.deepEqual(await ids({ states: [] }), []);
      assert.deepEqual(await ids({ assignee: "rep-1" }), [first.id, later.id]);
      assert.deepEqual(await ids({ campaignId: later.campaignId }), [later.id]);
      assert.deepEqual(await ids({ enrollmentId: first.enrollmentId }), [first.id, later.id]);
      assert.deepEqual(await ids({ contactId: bare.contactId, states: ["open"] }), [bare.id]);
    });
  },

  "gives all tasks of enrollments, the latest last": async ({ store }) => {
    await fillStore(store, { tasks: { insert: [later, bare, first] } });
    await store.read(async ({ tasks }) => {
      const found = await tasks.findOfEnrollments([
        { tenantId, id: first.enrollmentId },
        { tenantId, id: testId("enrollment", 99) },
      ]);
      assert.deepEqual(found, [first, later]);
      assert.deepEqual(await tasks.findOfEnrollments([]), []);
    });
  },
} as const satisfies StoreTests;
