import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { createWorkerRig, type WorkerRig } from "./test-support/create-worker-rig.ts";
import { settleDown } from "./test-support/settle-down.ts";

let rig: WorkerRig;
let running: Promise<void> | undefined;

afterEach(async () => {
  rig.stop();
  await running;
  running = undefined;
  await rig.close();
});

/** Lets time pass in steps until so many calls were made. */
const passUntilCalled = async (count: number, step: number) => {
  for (let turn = 0; turn < 400 && rig.calls.length < count; turn += 1) {
    await settleDown();
    rig.pass(step);
  }
  await settleDown();
  expect(rig.calls).toHaveLength(count);
};

const mostWithin = (starts: readonly number[], per: number): number =>
  Math.max(...starts.map((start) => starts.filter((at) => at >= start && at < start + per).length));

test("a worker never calls an account more often than its rate, in any stretch of time", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 12 }),
      async (calls, seconds, contacts) => {
        rig = await createWorkerRig({
          launch: { contacts },
          channel: { rate: { calls, per: { seconds } } },
        });
        running = rig.start();
        await passUntilCalled(contacts, 250);
        const starts = rig.calls.map(({ at }) => at);
        expect(mostWithin(starts, seconds * 1_000)).toBeLessThanOrEqual(calls);
        // And no slower than it need be: each starts within a step of its token.
        const ideal = Math.floor((contacts - 1) / calls) * seconds * 1_000;
        expect(Math.max(...starts)).toBeLessThanOrEqual(ideal + 250 * contacts);
        rig.stop();
        await running;
        running = undefined;
        await rig.close();
      },
    ),
    { numRuns: 12 },
  );
  rig = await createWorkerRig({ launch: { contacts: 0 } });
});

test("calls that their lease has no room for go back with a time, and all are sent once in the end", async () => {
  rig = await createWorkerRig({
    launch: { contacts: 6 },
    channel: { rate: { calls: 1, per: { minutes: 4 } } },
  });
  running = rig.start();
  await settleDown();
  rig.pass(1_000);
  await settleDown();
  const { items } = await rig.tenant.deliveries.list();
  // One is sent, one waits for its token under the lease; the batch is settled when it has gone.
  expect(items).toHaveLength(6);
  await passUntilCalled(6, 10_000);
  expect(
    mostWithin(
      rig.calls.map(({ at }) => at),
      240_000,
    ),
  ).toBe(1);
  expect(new Set(rig.calls.map(({ request }) => request.members[0]?.deliveryId)).size).toBe(6);
  // Not one of them was tried in vain.
  const { items: sent } = await rig.tenant.deliveries.list();
  expect(sent.map(({ state, attempts }) => ({ state, attempts }))).toEqual(
    Array(6).fill({ state: "sent", attempts: 1 }),
  );
});

test("a provider that says when to come back is not called before, for whichever message", async () => {
  rig = await createWorkerRig({
    launch: { contacts: 5 },
    outreach: { dispatch: { sendConcurrency: 1 } },
  });
  rig.answer = (call) =>
    call === 0
      ? { outcome: "deferred", code: "provider-rate", retryAfter: { minutes: 2 } }
      : { outcome: "sent" };
  running = rig.start();
  await settleDown();
  expect(rig.calls).toHaveLength(1);
  rig.pass(119_999);
  await settleDown();
  expect(rig.calls).toHaveLength(1);
  rig.pass(1);
  await passUntilCalled(6, 10_000);
  expect(Math.min(...rig.calls.slice(1).map(({ at }) => at))).toBe(120_000);
});

test("an hour's hold claims nobody in vain: each goes back once and is due when it ends", async () => {
  rig = await createWorkerRig({
    launch: { contacts: 5 },
    outreach: { dispatch: { sendConcurrency: 1 } },
  });
  rig.answer = (call) =>
    call === 0
      ? { outcome: "deferred", code: "provider-rate", retryAfter: { hours: 1 } }
      : { outcome: "sent" };
  running = rig.start();
  await settleDown();
  const before = await rig.tenant.events.list({ limit: 200 });
  for (let minute = 0; minute < 59; minute += 1) {
    rig.pass(60_000);
    await settleDown();
  }
  expect(rig.calls).toHaveLength(1);
  const after = await rig.tenant.events.list({ limit: 200 });
  expect(after.items).toHaveLength(before.items.length);
  await passUntilCalled(6, 60_000);
});
