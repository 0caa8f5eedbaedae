import type { SendOutcome } from "@outreachkit/core";
import { afterEach, expect, test } from "vitest";
import { createWorkerRig, type WorkerRig } from "./test-support/create-worker-rig.ts";
import { settleDown } from "./test-support/settle-down.ts";
import { until } from "./test-support/until.ts";

let rig: WorkerRig;
let running: Promise<void> | undefined;

afterEach(async () => {
  rig.stop();
  await running;
  running = undefined;
  await rig.close();
});

test("all is well where nothing waits: for the host without a worker, and for a worker that runs", async () => {
  rig = await createWorkerRig({ launch: { contacts: 2 } });
  running = rig.start();
  await until("all are sent", async () => (await rig.states()).length === 2);
  await settleDown();
  const backlog = {
    lagMs: 0,
    oldestDueAt: null,
    inFlight: { all: 0, thisWorker: 0 },
    hints: 0,
    toWrite: 0,
    deadLetters: { failed: 0, unknown: 0, "needs-review": 0 },
  };
  const at = "2026-03-02T09:00:00.000Z";
  expect(await rig.outreach.health()).toEqual({ status: "ok", reasons: [], at, backlog });
  const health = await rig.worker.health();
  expect(health).toMatchObject({ status: "ok", reasons: [], running: true, workerId: "worker-1" });
  expect(health.loops.sending).toMatchObject({ busyForMs: null, failures: 0, lastError: null });
  expect(health.loops.sending.succeededMsAgo).toBe(0);
  rig.pass(1_000);
  expect((await rig.worker.health()).loops.generation.succeededMsAgo).toBeNull();
});

test("work that nobody takes up makes a lag, and too much of it a reason", async () => {
  rig = await createWorkerRig({ launch: { contacts: 1 } });
  rig.pass(60_000);
  expect(await rig.outreach.health()).toMatchObject({
    status: "ok",
    backlog: { lagMs: 60_000, oldestDueAt: "2026-03-02T09:00:00.000Z" },
  });
  expect(await rig.outreach.health({ maxLag: 59_999 })).toMatchObject({
    status: "degraded",
    reasons: [{ code: "lagging", lagMs: 60_000 }],
  });
  rig.pass(240_001);
  expect((await rig.outreach.health()).status).toBe("degraded");
});

test("a worker that does not run is down", async () => {
  rig = await createWorkerRig({ launch: { contacts: 0 } });
  expect(await rig.worker.health()).toMatchObject({
    status: "down",
    reasons: [{ code: "worker-stopped" }],
    running: false,
  });
});

test("what is in flight is counted for this worker and for all", async () => {
  rig = await createWorkerRig({ launch: { contacts: 3 } });
  const answer = Promise.withResolvers<SendOutcome>();
  rig.answer = () => answer.promise;
  running = rig.start();
  await until("all are out", () => rig.calls.length === 3);
  const health = await rig.worker.health();
  expect(health.backlog?.inFlight).toEqual({ all: 3, thisWorker: 3 });
  expect(health.loops.sending.busyForMs).toBe(0);
  const other = rig.outreach;
  expect((await other.health()).backlog?.inFlight.all).toBe(3);
  answer.resolve({ outcome: "sent" });
});

test("a lease that nobody recovers, and a loop that hangs past it, are told", async () => {
  rig = await createWorkerRig({ launch: { contacts: 1 }, worker: { shutdownTimeout: 0 } });
  const hang = Promise.withResolvers<void>();
  rig.answer = () => {
    rig.store.before = () => hang.promise;
    return { outcome: "sent" };
  };
  running = rig.start();
  await until("it is called", () => rig.calls.length === 1);
  await settleDown();
  rig.pass(361_000);
  await settleDown();
  const { status, reasons } = await rig.worker.health();
  expect(status).toBe("degraded");
  expect(reasons).toContainEqual({ code: "recovery-behind", sinceMs: 61_000 });
  expect(reasons).toContainEqual({ code: "loop-stalled", loop: "sending", sinceMs: 361_000 });
  rig.store.before = undefined;
  hang.resolve();
});

test("a database that takes the question and gives no answer is down after five seconds", async () => {
  rig = await createWorkerRig({ launch: { contacts: 0 } });
  const { read } = rig.store;
  const hang = Promise.withResolvers<never>();
  rig.store.read = () => hang.promise;
  const health = rig.outreach.health();
  await settleDown();
  rig.pass(5_000);
  expect(await health).toMatchObject({
    status: "down",
    reasons: [{ code: "database-unavailable", errorCode: "no-answer" }],
  });
  rig.store.read = read;
});

test("what only a person can decide about is a reason, and what failed is counted", async () => {
  rig = await createWorkerRig({
    launch: { contacts: 2 },
    channel: { idempotency: { scope: "none", window: {} } },
  });
  rig.answer = (call) =>
    call === 0 ? { outcome: "uncertain", code: "maybe" } : { outcome: "rejected", code: "refused" };
  running = rig.start();
  await until("both are called", () => rig.calls.length === 2);
  await settleDown();
  expect((await rig.worker.health()).backlog?.deadLetters).toEqual({
    failed: 1,
    unknown: 1,
    "needs-review": 0,
  });
  rig.pass(120_000);
  await until("it needs review", async () => (await rig.states()).includes("needs-review"));
  expect(await rig.worker.health()).toMatchObject({
    status: "degraded",
    reasons: [{ code: "needs-review", count: 1 }],
  });
});
