import type { Outreach, TickResult } from "@outreachkit/core";
import { expect, test } from "vitest";
import { WorkerCrash } from "../crash/worker-crash.ts";
import { createHost } from "../test-support/create-host.ts";
import { createVirtualClock } from "./create-virtual-clock.ts";
import { runUntil } from "./run-until.ts";

const start = "2026-03-02T08:00:00.000Z";
const at = (minutes: number, seconds = 0) =>
  new Date(Date.parse(start) + (minutes * 60 + seconds) * 1_000).toISOString();
const idle: TickResult = { sent: 0, moved: 0, more: false, nextDueAt: null };

/** A worker that answers from a list, and then rests. */
function createWorker(results: readonly (Partial<TickResult> | Error)[]): Outreach {
  const left = [...results];
  return {
    ...createHost()({}),
    tick: async () => {
      const next = left.shift();
      if (next instanceof Error) throw next;
      return { ...idle, ...next };
    },
  };
}

test("time jumps from one due instant to the next and ends where it was told", async () => {
  const clock = createVirtualClock({ start });
  const seen: string[] = [];
  const worker = createWorker([
    { more: true, moved: 2 },
    { sent: 1, nextDueAt: at(3) },
    { sent: 1, nextDueAt: at(90) },
  ]);
  const run = await runUntil(worker, clock, {
    until: at(60),
    onTick: (_result, now) => void seen.push(new Date(now).toISOString()),
  });
  expect(seen).toEqual([at(0), at(0), at(3)]);
  expect(run).toEqual({ ticks: 3, sent: 2, moved: 2, signals: 0, crashes: 0, nextDueAt: at(90) });
  expect(clock.now()).toBe(Date.parse(at(60)));
});

test("what is due at the very end is still done", async () => {
  const clock = createVirtualClock({ start });
  const run = await runUntil(createWorker([{ nextDueAt: at(60) }, { sent: 1 }]), clock, {
    until: at(60),
  });
  expect(run.sent).toBe(1);
});

test("with a resolution the worker looks at whole multiples of it alone", async () => {
  const clock = createVirtualClock({ start });
  const seen: string[] = [];
  const worker = createWorker([{ nextDueAt: at(0, 10) }, { nextDueAt: at(1, 1) }]);
  await runUntil(worker, clock, {
    until: at(10),
    resolution: 60_000,
    onTick: (_result, now) => void seen.push(new Date(now).toISOString()),
  });
  expect(seen).toEqual([at(0), at(1), at(2)]);
});

test("signals arrive at their time, also when nothing else is due", async () => {
  const clock = createVirtualClock({ start });
  const due = [Date.parse(at(5)), Date.parse(at(7))];
  const delivered: string[] = [];
  const inbox = {
    nextAt: async () => due[0] ?? null,
    deliver: async (now: number) => {
      const arrived = due.filter((instant) => instant <= now);
      delivered.push(...arrived.map((instant) => new Date(instant).toISOString()));
      due.splice(0, arrived.length);
      return arrived.length;
    },
  };
  const run = await runUntil(createWorker([]), clock, { until: at(60), inbox });
  expect(delivered).toEqual([at(5), at(7)]);
  expect(run.signals).toBe(2);
});

test("another worker goes on after a crash, and without one the crash ends the run", async () => {
  const dying = () => createWorker([new WorkerCrash("here")]);
  const clock = createVirtualClock({ start });
  const run = await runUntil(dying(), clock, {
    until: at(1),
    onCrash: () => createWorker([{ sent: 3 }]),
  });
  expect(run).toMatchObject({ crashes: 1, sent: 3 });
  await expect(runUntil(dying(), clock, { until: at(2) })).rejects.toThrow("The worker died here.");
});

test("an error that is no crash ends the run", async () => {
  const clock = createVirtualClock({ start });
  const options = { until: at(1), onCrash: () => createWorker([]) };
  const failing = runUntil(createWorker([new Error("broken")]), clock, options);
  await expect(failing).rejects.toThrow("broken");
});

test("a worker that never rests and never gets on is stopped with what it said last", async () => {
  const restless: Outreach = { ...createWorker([]), tick: async () => ({ ...idle, more: true }) };
  const clock = createVirtualClock({ start });
  await expect(runUntil(restless, clock, { until: at(1) })).rejects.toThrow(
    /Time stands still at 2026-03-02T08:00:00.000Z: .* and the worker still says that there is more/,
  );
});
