import type { MessageStep, Step, Task } from "@outreachkit/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createStepRig, type CreateStore, type StepRig } from "./step-rig.ts";

const message = (key: string, part: Partial<MessageStep> = {}): MessageStep => ({
  key,
  kind: "email",
  content: { subject: `About ${key}`, body: `This is ${key}.` },
  ...part,
});
const call = (part: Partial<Extract<Step, { type: "task" }>> = {}): Step => ({
  key: "call",
  type: "task",
  title: "Call them",
  instructions: "Ask how the trial goes.",
  delay: { days: 1 },
  ...part,
});
const contacts = [{ externalId: "bob", email: "bob@beta.example", owner: "rep-1" }];

export const testTasks = (createStore: CreateStore) => {
  let rig: StepRig;
  beforeEach(async () => {
    rig = await createStepRig(createStore);
  });
  afterEach(() => rig[Symbol.asyncDispose]());

  const launch = (part: Partial<Extract<Step, { type: "task" }>> = {}) =>
    rig.launch([message("hook"), call(part), message("last", { delay: { days: 2 } })], {
      contacts,
    });
  const tasks = async () => (await rig.kit.tenant.tasks.list()).items;
  const theTask = async (): Promise<Task> => {
    const task = (await tasks()).at(-1);
    if (!task) throw new Error("There is a task.");
    return task;
  };

  describe("a task", () => {
    test("is made for the contact's owner when its step comes due, and not before", async () => {
      await launch();
      await rig.kit.advance({ hours: 23 });
      expect(await tasks()).toEqual([]);
      await rig.kit.advance({ hours: 1 });
      expect(await tasks()).toMatchObject([
        {
          stepKey: "call",
          title: "Call them",
          instructions: "Ask how the trial goes.",
          assignee: "rep-1",
          state: "open",
          skipAt: null,
          createdAt: "2026-03-03T08:00:00.000Z",
          closedBy: null,
        },
      ]);
      expect(await rig.states()).toEqual(["waiting awaiting-task"]);
      const [enrollment] = (await rig.kit.tenant.enrollments.list()).items;
      expect(await rig.kit.tenant.enrollments.explain(enrollment?.id ?? "")).toMatchObject({
        reason: "awaiting-task",
        nextAt: null,
      });
      expect(await rig.eventsOf("task-created")).toHaveLength(1);
      await rig.check();
    });

    test("is open again if it was closed by mistake, until a worker went on from it", async () => {
      await launch();
      await rig.kit.advance({ days: 1 });
      const { tasks: api, enrollments } = rig.kit.tenant;
      const { id } = await theTask();
      expect(await api.reopen(id)).toMatchObject({ state: "open" });
      await api.complete(id);
      expect(await api.reopen(id)).toMatchObject({ state: "open", closedAt: null, closedBy: null });
      await rig.kit.advance({ days: 3 });
      expect(await rig.states()).toEqual(["waiting awaiting-task"]);
      expect(await rig.eventsOf("task-reopened")).toHaveLength(1);
      expect(rig.sent()).toEqual(["hook@0 0"]);
      await api.skip(id);
      await rig.kit.advance({ hours: 1 });
      expect(await api.reopen(id)).toMatchObject({ state: "skipped" });
      await expect(api.reopen("01890000-0000-7000-8000-000000000000")).rejects.toThrow("task");
      expect(await enrollments.list()).toMatchObject({ items: [{ stepKey: "last" }] });
      await rig.kit.advance({ days: 7 });
      await rig.check();
    });

    test("lets the next delay count from when it is done, and tells who did it", async () => {
      await launch();
      await rig.kit.advance({ days: 2, hours: 3 });
      const task = await theTask();
      const rep = rig.kit.outreach.tenant(undefined, { actor: { type: "user", id: "rep-1" } });
      expect(await rep.tasks.complete(task.id)).toMatchObject({
        state: "done",
        closedAt: "2026-03-04T11:00:00.000Z",
        closedBy: { type: "user", id: "rep-1" },
      });
      await rig.kit.advance({ days: 5 });
      expect(rig.sent()).toEqual(["hook@0 0", "last@4 3"]);
      expect(await rig.eventsOf("step-passed")).toEqual([{ stepKey: "call", outcome: "done" }]);
      await rig.check();
    });

    test("counts from the completion also where nobody looked for long", async () => {
      await launch();
      await rig.kit.advance({ days: 1 });
      await rig.kit.tenant.tasks.complete((await theTask()).id);
      // The campaign rests, so that nobody looks.
      const [campaign] = (await rig.kit.tenant.campaigns.list()).items;
      await rig.kit.tenant.campaigns.pause(campaign?.id ?? "", { why: "test" });
      await rig.kit.advance({ days: 1 });
      await rig.kit.tenant.campaigns.resume(campaign?.id ?? "", { why: "test" });
      await rig.kit.advance({ days: 4 });
      expect(rig.sent()).toEqual(["hook@0 0", "last@3 0"]);
      await rig.check();
    });

    test("is done once: of two people the first counts", async () => {
      await launch();
      await rig.kit.advance({ days: 1 });
      const { id } = await theTask();
      const both = await Promise.all([
        rig.kit.tenant.tasks.complete(id),
        rig.kit.tenant.tasks.skip(id),
      ]);
      expect(new Set(both.map(({ state }) => state)).size).toBe(1);
      await rig.kit.advance({ days: 5 });
      expect(rig.sent()).toEqual(["hook@0 0", "last@3 0"]);
      await rig.check();
    });

    test("may be skipped by a person, and by itself after a time", async () => {
      await launch({ skipAfter: { days: 3 } });
      await rig.kit.advance({ days: 2 });
      expect(await theTask()).toMatchObject({ skipAt: "2026-03-06T08:00:00.000Z" });
      await rig.check({ drained: false });
      await rig.kit.advance({ days: 8 });
      expect(await theTask()).toMatchObject({ state: "skipped", closedBy: { type: "system" } });
      expect(await rig.eventsOf("step-skipped")).toEqual([
        { stepKey: "call", reason: "skip-after" },
      ]);
      // Friday and two days: Monday morning.
      expect(rig.sent()).toEqual(["hook@0 0", "last@7 0"]);
      await rig.check();
    });

    test("skipped by a person it counts as manual", async () => {
      await launch();
      await rig.kit.advance({ days: 1 });
      await rig.kit.tenant.tasks.skip((await theTask()).id);
      await rig.kit.advance({ days: 5 });
      expect(await rig.eventsOf("step-skipped")).toEqual([{ stepKey: "call", reason: "manual" }]);
      expect(rig.sent()).toEqual(["hook@0 0", "last@3 0"]);
      await rig.check();
    });

    test("is taken back when the sequence stops", async () => {
      await launch();
      await rig.kit.advance({ days: 1 });
      await rig.kit.reply("bob@beta.example");
      const task = await theTask();
      expect(task.state).toBe("cancelled");
      expect(await rig.kit.tenant.tasks.complete(task.id)).toMatchObject({ state: "cancelled" });
      expect(await rig.eventsOf("task-cancelled")).toHaveLength(1);
      await rig.kit.advance({ days: 9 });
      expect(rig.sent()).toEqual(["hook@0 0"]);
      await rig.check();
    });

    test("is taken back by a cancelled campaign and for a suppressed contact", async () => {
      const campaign = await launch();
      await rig.kit.advance({ days: 1 });
      await rig.kit.tenant.campaigns.cancel(campaign.id, { why: "test" });
      expect(await theTask()).toMatchObject({ state: "cancelled" });
      await rig.check();
    });

    test("is taken back by a pause, and asked for again when the pause ends by itself", async () => {
      await launch();
      await rig.kit.advance({ days: 1 });
      const until = "2026-03-05T10:00:00Z";
      await rig.kit.tenant.contacts.pause([{ externalId: "bob" }], { why: "test", until });
      expect(await theTask()).toMatchObject({ state: "cancelled" });
      await rig.kit.advance({ days: 3 });
      expect((await tasks()).map(({ state, createdAt }) => [state, createdAt])).toEqual([
        ["cancelled", "2026-03-03T08:00:00.000Z"],
        ["open", "2026-03-05T10:00:00.000Z"],
      ]);
      await rig.kit.tenant.tasks.complete((await theTask()).id);
      await rig.kit.advance({ days: 5 });
      expect(rig.sent()).toEqual(["hook@0 0", "last@7 0"]);
      await rig.check();
    });

    test("needs no sender and no address, and waits for a window", async () => {
      await rig.launch([call({ delay: { days: 5 } })], {
        contacts: [{ externalId: "eve", firstName: "Eve" }],
        definition: { senders: [] },
      });
      await rig.kit.advance({ days: 8 });
      expect(await tasks()).toMatchObject([{ createdAt: "2026-03-09T08:00:00.000Z" }]);
      await rig.check();
    });
  });
};
