import { afterEach, expect, test } from "vitest";
import type { SendOutcome } from "@outreachkit/core";
import { createWorkerRig, type WorkerRig } from "./test-support/create-worker-rig.ts";
import { settleDown } from "./test-support/settle-down.ts";
import { until } from "./test-support/until.ts";

let rig: WorkerRig;

afterEach(() => rig.close());

/** Whether a promise has settled by now. */
const watch = (promise: Promise<unknown>) => {
  const state = { ended: false };
  void promise.finally(() => {
    state.ended = true;
  });
  return state;
};

const leases = async () => (await rig.outreach.health()).backlog?.inFlight.all;

/** What another worker would find: everything sent in the end, nothing twice. */
const finish = async (count: number) => {
  rig.answer = () => ({ outcome: "sent" });
  for (let round = 0; round < 20; round += 1) {
    if (!(await rig.outreach.tick()).more) break;
  }
  expect(await rig.states()).toEqual(Array<string>(count).fill("sent"));
  const keys = rig.calls.map(({ request }) => request.members[0]?.deliveryId);
  expect(new Set(keys).size).toBe(count);
  expect(rig.calls).toHaveLength(count);
};

test("a signal that has aborted before the start starts nothing", async () => {
  rig = await createWorkerRig({ launch: { contacts: 1 } });
  rig.stop();
  await rig.start();
  await settleDown();
  expect(rig.calls).toHaveLength(0);
});

test("aborted while it sleeps: it resolves at once", async () => {
  rig = await createWorkerRig({ launch: { contacts: 1 } });
  const run = rig.start();
  await until("it is sent", async () => (await rig.states()).includes("sent"));
  await settleDown();
  rig.stop();
  await run;
  expect(rig.clock.monotonic()).toBe(0);
  expect(rig.events()).toEqual(["worker-started", "worker-stopped"]);
});

test("aborted while it backs off from a database that is away: it resolves at once", async () => {
  rig = await createWorkerRig({ launch: { contacts: 1 } });
  rig.store.away = true;
  const run = rig.start();
  await settleDown();
  rig.stop();
  await run;
  expect(rig.clock.monotonic()).toBe(0);
  rig.store.away = false;
  await finish(1);
});

test("aborted while it looks: what it then claims goes back uncalled", async () => {
  rig = await createWorkerRig({ launch: { contacts: 5 } });
  const { read } = rig.store;
  rig.store.read = async (work, options) => {
    const result = await read(work, options);
    // The look of the sending loop: everything before it was only asked whether there is work.
    if (Array.isArray((result as { heads?: unknown } | null)?.heads)) rig.stop();
    return result;
  };
  await rig.start();
  rig.store.read = read;
  expect(rig.calls).toHaveLength(0);
  expect(await leases()).toBe(0);
  await finish(5);
});

test("aborted while it claims: the claim is released without a call, due now, with its capacity", async () => {
  rig = await createWorkerRig({ launch: { contacts: 5 } });
  let transactions = 0;
  rig.store.before = async () => {
    transactions += 1;
    // One folds the hints of the launch, one plans, one claims.
    if (transactions === 3) rig.stop();
  };
  await rig.start();
  rig.store.before = undefined;
  expect(rig.calls).toHaveLength(0);
  expect(await leases()).toBe(0);
  expect(await rig.states()).toEqual(Array<string>(5).fill("queued"));
  const { items } = await rig.tenant.deliveries.list();
  expect(items.map(({ attempts }) => attempts)).toEqual([0, 0, 0, 0, 0]);
  await finish(5);
});

test("aborted during the first of many calls: that one is settled, the others are released", async () => {
  rig = await createWorkerRig({
    launch: { contacts: 5 },
    outreach: { dispatch: { sendConcurrency: 1 } },
  });
  const first = Promise.withResolvers<SendOutcome>();
  rig.answer = () => first.promise;
  const run = rig.start();
  const state = watch(run);
  await until("the first call is out", () => rig.calls.length === 1);
  rig.stop();
  await settleDown();
  expect(state.ended).toBe(false);
  first.resolve({ outcome: "sent" });
  await run;
  expect(rig.calls).toHaveLength(1);
  expect(await rig.states()).toEqual(["queued", "queued", "queued", "queued", "sent"]);
  await finish(5);
});

test("aborted while calls wait for their account's rate: they are released without waiting", async () => {
  rig = await createWorkerRig({
    launch: { contacts: 4 },
    channel: { rate: { calls: 1, per: { seconds: 10 } } },
  });
  const run = rig.start();
  await until("the first call is out", () => rig.calls.length === 1);
  await settleDown();
  rig.stop();
  await run;
  expect(rig.clock.monotonic()).toBe(0);
  expect(await rig.states()).toEqual(["queued", "queued", "queued", "sent"]);
  expect(await leases()).toBe(0);
});

test("aborted while it settles: the settlement is finished first", async () => {
  rig = await createWorkerRig({ launch: { contacts: 5 } });
  const hold = Promise.withResolvers<void>();
  rig.store.before = async () => {
    if (rig.calls.length < 5) return;
    rig.stop();
    await hold.promise;
  };
  const run = rig.start();
  const state = watch(run);
  await until("all are called", () => rig.calls.length === 5);
  await settleDown();
  expect(state.ended).toBe(false);
  hold.resolve();
  await run;
  expect(await rig.states()).toEqual(Array<string>(5).fill("sent"));
});

test("aborted while it writes: what is written is kept, the rest stays asked for", async () => {
  let asked = 0;
  rig = await createWorkerRig({
    launch: { contacts: 5, write: false },
    outreach: {
      policies: {
        approval: () => {
          asked += 1;
          if (asked === 2) rig.stop();
          return "approve";
        },
      },
    },
  });

  await rig.start();
  const { items } = await rig.tenant.messages.list();
  const written = items.filter(({ generation }) => generation === "generated");
  expect({ asked, all: items.length, written: written.length }).toEqual({
    asked: 2,
    all: 5,
    written: 2,
  });
  await finish(5);
});

test("a call that never answers ends with its channel's time-out, and the worker with it", async () => {
  rig = await createWorkerRig({ launch: { contacts: 1 } });
  rig.answer = () => new Promise(() => undefined);
  const run = rig.start();
  await until("the call is out", () => rig.calls.length === 1);
  rig.stop();
  await settleDown();
  rig.pass(30_000);
  await run;
  expect(await rig.states()).toEqual(["unknown"]);
  expect((await rig.tenant.deliveries.list()).items[0]?.code).toMatch(/timed-out|given-up/);
});

test("after shutdownTimeout calls in flight are given up as uncertain, and recovered with the same key", async () => {
  rig = await createWorkerRig({ launch: { contacts: 1 }, worker: { shutdownTimeout: 5_000 } });
  rig.answer = () => new Promise(() => undefined);
  const run = rig.start();
  const state = watch(run);
  await until("the call is out", () => rig.calls.length === 1);
  rig.stop();
  await settleDown();
  rig.pass(4_999);
  await settleDown();
  expect(state.ended).toBe(false);
  rig.pass(1);
  await run;
  expect((await rig.tenant.deliveries.list()).items[0]).toMatchObject({
    state: "unknown",
    code: "given-up",
  });
  expect(rig.events()).toContain("shutdown-timeout");
  rig.answer = () => ({ outcome: "sent" });
  rig.pass(600_000);
  await rig.outreach.tick();
  expect(await rig.states()).toEqual(["sent"]);
  expect(new Set(rig.calls.map(({ request }) => request.requestKey)).size).toBe(1);
});

test("a database that hangs does not keep the worker for ever: it ends ten seconds later and says what it left", async () => {
  rig = await createWorkerRig({ launch: { contacts: 1 }, worker: { shutdownTimeout: 1_000 } });
  const hang = Promise.withResolvers<void>();
  rig.answer = () => {
    rig.store.before = () => hang.promise;
    return { outcome: "sent" };
  };
  const run = rig.start();
  await until("the call is out", () => rig.calls.length === 1);
  await settleDown();
  rig.stop();
  await settleDown();
  rig.pass(1_000);
  await settleDown();
  rig.pass(10_000);
  await run;
  const incomplete = rig.logs.find(({ fields }) => fields.event === "shutdown-incomplete");
  expect(incomplete?.fields["loops"]).toEqual(["sending"]);
  rig.store.before = undefined;
  hang.resolve();
  await until("it was settled all the same", async () => (await rig.states()).includes("sent"));
});

test("a tick whose signal aborts releases what it has not called", async () => {
  rig = await createWorkerRig({
    launch: { contacts: 3 },
    outreach: { dispatch: { sendConcurrency: 1 } },
  });
  const stop = new AbortController();
  rig.answer = () => {
    stop.abort();
    return { outcome: "sent" };
  };
  const result = await rig.outreach.tick({ signal: stop.signal });
  expect(result.sent).toBe(1);
  expect(await rig.states()).toEqual(["queued", "queued", "sent"]);
  await finish(3);
});
