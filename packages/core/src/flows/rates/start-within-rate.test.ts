import PQueue from "p-queue";
import { expect, test } from "vitest";
import type { PushChannel } from "../../contracts/channel.ts";
import type { Engine } from "../engine.ts";
import { createRateLimits } from "./create-rate-limits.ts";
import { startWithinRate } from "./start-within-rate.ts";

/** A clock that moves when everybody sleeps: to the first who wakes. */
const createClock = () => {
  let now = 0;
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();
  return {
    now: () => now,
    monotonic: () => now,
    sleep: (milliseconds: number, signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        const sleeper = { until: now + milliseconds, wake: resolve };
        sleepers.add(sleeper);
        signal.addEventListener("abort", () => resolve());
      }),
    async runUntilIdle() {
      for (;;) {
        for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
        const [first] = [...sleepers].toSorted((one, other) => one.until - other.until);
        if (!first) return;
        sleepers.delete(first);
        now = Math.max(now, first.until);
        first.wake();
      }
    },
  };
};

const createRig = (
  rate: PushChannel["rate"],
  { concurrency = 4, stop }: { readonly concurrency?: number; readonly stop?: AbortSignal } = {},
) => {
  const clock = createClock();
  const rates = createRateLimits(clock.monotonic);
  const engine = { clock, rates, ...(stop && { stop }) } as unknown as Engine;
  const channel = { name: "resend", ...(rate && { rate }) } as PushChannel;
  const slots = new PQueue({ concurrency });
  const starts: { readonly at: number; readonly call: string }[] = [];
  const start = (call: string, { room = 60_000, takes = 0, sender = "s", tenant = "t" } = {}) => {
    const asked = clock.now();
    return startWithinRate(engine, {
      gate: rates.gateOf(channel, { tenantId: tenant, senderId: sender }),
      slots,
      room: async () => (stop?.aborted ? -1 : asked + room - clock.now()),
      call: async () => {
        starts.push({ at: clock.now(), call });
        if (takes > 0) await clock.sleep(takes, new AbortController().signal);
        return call;
      },
    });
  };
  return { clock, start, starts, rates, channel };
};
const second = { seconds: 1 };

test("calls start in the order of asking, never more than the rate allows", async () => {
  const { clock, start, starts } = createRig({ calls: 2, per: second });
  const calls = ["a", "b", "c", "d", "e"].map((call) => start(call));
  await clock.runUntilIdle();
  expect(await Promise.all(calls)).toHaveLength(5);
  expect(starts).toEqual([
    { at: 0, call: "a" },
    { at: 0, call: "b" },
    { at: 1_000, call: "c" },
    { at: 1_000, call: "d" },
    { at: 2_000, call: "e" },
  ]);
});

test("a token is taken when the call starts, not when it begins to wait for a slot", async () => {
  const { clock, start, starts } = createRig({ calls: 1, per: second }, { concurrency: 1 });
  const calls = [start("slow", { takes: 5_000 }), start("b"), start("c")];
  await clock.runUntilIdle();
  await Promise.all(calls);
  expect(starts.map(({ at }) => at)).toEqual([0, 5_000, 6_000]);
});

test("who cannot start within its room is told after how long it could, and is not called", async () => {
  const { clock, start, starts } = createRig({ calls: 1, per: second });
  const calls = [start("a"), start("b", { room: 999 })];
  await clock.runUntilIdle();
  expect(await Promise.all(calls)).toEqual([
    { started: true, result: "a" },
    { started: false, after: 1_000 },
  ]);
  expect(starts).toHaveLength(1);
});

test("a stop ends the wait at once and nothing more is called", async () => {
  const stop = new AbortController();
  const { clock, start, starts } = createRig({ calls: 1, per: second }, { stop: stop.signal });
  const calls = [start("a"), start("b"), start("c")];
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  stop.abort();
  expect(await Promise.all(calls)).toEqual([
    { started: true, result: "a" },
    { started: false, after: 0 },
    { started: false, after: 0 },
  ]);
  expect(starts).toHaveLength(1);
  expect(clock.now()).toBe(0);
});

test.each([
  { account: "channel", starts: [0, 1_000, 2_000] },
  { account: "tenant", starts: [0, 0, 1_000] },
  { account: "sender", starts: [0, 0, 0] },
] as const)("one account per $account has a rate of its own", async ({ account, ...expected }) => {
  const { clock, start, starts } = createRig({ calls: 1, per: second, account });
  const calls = [
    start("a", { tenant: "one", sender: "1" }),
    start("b", { tenant: "two", sender: "2" }),
    start("c", { tenant: "two", sender: "3" }),
  ];
  await clock.runUntilIdle();
  await Promise.all(calls);
  expect(starts.map(({ at }) => at)).toEqual(expected.starts);
});

test("without a rate calls run side by side, and wait in line only while the provider asked for it", async () => {
  const { clock, start, starts, rates, channel } = createRig(undefined, { concurrency: 2 });
  const calls = ["a", "b", "c"].map((call) => start(call, { takes: 100 }));
  await clock.runUntilIdle();
  rates.gateOf(channel, { tenantId: "t", senderId: "s" }).bucket.hold(5_000);
  calls.push(start("d"), start("e"));
  await clock.runUntilIdle();
  await Promise.all(calls);
  expect(starts.map(({ at }) => at)).toEqual([0, 0, 100, 5_000, 5_000]);
});

test("an error before the start reaches its caller and lets the next in line go", async () => {
  const { clock, start, rates, channel, starts } = createRig({ calls: 1, per: second });
  const gate = rates.gateOf(channel, { tenantId: "t", senderId: "s" });
  const engine = { clock } as unknown as Engine;
  const broken = startWithinRate(engine, {
    gate,
    slots: new PQueue(),
    room: () => Promise.reject(new Error("away")),
    call: async () => "never",
  });
  const next = start("b");
  await expect(broken).rejects.toThrow("away");
  await clock.runUntilIdle();
  expect(await next).toEqual({ started: true, result: "b" });
  expect(starts).toHaveLength(1);
});
