import { afterEach, expect, test } from "vitest";
import {
  DatabaseUnavailableError,
  SchemaVersionError,
  WorkerRunningError,
} from "@outreachkit/core";
import { createWorkerRig, type WorkerRig } from "./test-support/create-worker-rig.ts";
import { settleDown } from "./test-support/settle-down.ts";
import { until } from "./test-support/until.ts";

let rig: WorkerRig;
let running: Promise<void> | undefined;

afterEach(async () => {
  rig.store.away = false;
  rig.store.fail = undefined;
  rig.stop();
  await running;
  running = undefined;
  await rig.close();
});

/** Lets time pass in steps of a second: whoever backs off tries again and again. */
const passSeconds = async (seconds: number) => {
  for (let second = 0; second < seconds; second += 1) {
    rig.pass(1_000);
    await settleDown();
  }
};

const gone = () => new DatabaseUnavailableError({ reason: "ECONNREFUSED", detail: "it is off." });

test("a database that goes away is logged once, tried less and less often, and work goes on when it is back", async () => {
  rig = await createWorkerRig({ launch: { contacts: 1 }, worker: { pollInterval: 1_000 } });
  running = rig.start();
  await until("the first is sent", async () => (await rig.states()).includes("sent"));
  await settleDown();
  await rig.enroll("later");
  rig.store.away = true;
  await passSeconds(60);
  const firstMinute = rig.store.refused;
  await passSeconds(60);
  const secondMinute = rig.store.refused - firstMinute;
  expect(secondMinute).toBeLessThan(firstMinute);
  // Every loop waits at least 15 seconds by then.
  expect(secondMinute).toBeLessThanOrEqual(5 * 4);
  expect(rig.events()).toEqual(["worker-started", "database-unavailable"]);
  rig.store.away = false;
  await passSeconds(31);
  await until("the later one is sent", () => rig.calls.length === 2);
  expect(rig.events()).toEqual(["worker-started", "database-unavailable", "database-back"]);
  const back = rig.logs.at(-1)?.fields;
  expect(back?.["awayMs"]).toBeGreaterThanOrEqual(120_000);
});

test("a database that is away at the start is waited for", async () => {
  rig = await createWorkerRig({ launch: { contacts: 1 } });
  rig.store.away = true;
  running = rig.start();
  await passSeconds(5);
  expect(rig.events()).toEqual(["database-unavailable"]);
  rig.store.away = false;
  await passSeconds(31);
  await until("it is sent", () => rig.calls.length === 1);
  expect(rig.events()).toEqual(["database-unavailable", "database-back", "worker-started"]);
});

test("neither logs nor health show what an error says, only what it is", async () => {
  rig = await createWorkerRig({ launch: { contacts: 1 } });
  running = rig.start();
  await until("it is sent", () => rig.calls.length === 1);
  rig.store.away = true;
  await passSeconds(3);
  const health = await rig.worker.health();
  expect(health).toMatchObject({
    status: "down",
    backlog: null,
    at: null,
    reasons: [{ code: "database-unavailable", errorCode: "database-unavailable" }],
  });
  expect(JSON.stringify([rig.logs, health])).not.toMatch(/canary/i);
});

test("a mistake in a program is not taken for a database that is away: it is told, and health shows it", async () => {
  rig = await createWorkerRig({ launch: { contacts: 1 }, worker: { pollInterval: 1_000 } });
  rig.store.fail = (operation) =>
    operation === "transaction" ? new TypeError("ada@canary.example is not a function") : undefined;
  running = rig.start();
  await passSeconds(20);
  expect(rig.events()).not.toContain("database-unavailable");
  const failed = rig.logs.filter(({ fields }) => fields.event === "loop-failed");
  // Once for each loop that meets it, not for each try.
  const loops = failed.map(({ fields }) => fields.loop);
  expect(loops).toEqual([...new Set(loops)]);
  expect(failed[0]).toMatchObject({ level: "error", fields: { error: "TypeError", failures: 1 } });
  expect(failed[0]?.fields["at"]).toBeInstanceOf(Array);
  const health = await rig.worker.health();
  expect(health.status).toBe("degraded");
  expect(health.reasons).toContainEqual(
    expect.objectContaining({ code: "loop-failing", error: "TypeError" }),
  );
  rig.store.fail = undefined;
  await passSeconds(31);
  await until("it is sent", () => rig.calls.length === 1);
  await settleDown();
  expect(rig.events()).toContain("loop-recovered");
  expect(JSON.stringify(rig.logs)).not.toMatch(/canary/i);
});

test("a loop that fails backs off alone: the others go on", async () => {
  let broken = false;
  rig = await createWorkerRig({
    launch: { contacts: 2 },
    worker: { pollInterval: 1_000 },
    outreach: {
      policies: {
        approval: () => {
          if (broken) throw new RangeError("the host's policy is broken");
          return "approve";
        },
      },
    },
  });
  broken = true;
  await rig.enroll("unwritten");
  running = rig.start();
  await until("the written ones are sent", () => rig.calls.length === 2);
  await passSeconds(3);
  await rig.tenant.generation.run(rig.campaign.id).catch(() => undefined);
  const { loops } = await rig.worker.health();
  expect(loops.generation.failures).toBeGreaterThan(0);
  expect(loops.sending.failures).toBe(0);
  broken = false;
  await passSeconds(31);
  await until("the last one is sent", () => rig.calls.length === 3);
});

test("a batch's answers survive a database that is away when they are to be recorded", async () => {
  rig = await createWorkerRig({
    launch: { contacts: 3 },
    outreach: { dispatch: { sendConcurrency: 1 } },
  });
  const { now } = rig.store;
  rig.answer = (call) => {
    if (call === 0) {
      let failures = 2;
      rig.store.now = () => {
        failures -= 1;
        return failures < 0 ? now() : Promise.reject(gone());
      };
    }
    return { outcome: "sent" };
  };
  running = rig.start();
  await until("all were called", () => rig.calls.length === 3);
  await passSeconds(5);
  await until("all are sent", async () => {
    const states = await rig.states();
    return states.length === 3 && states.every((state) => state === "sent");
  });
  expect(rig.calls).toHaveLength(3);
});

test("a settlement of recovery outlasts a database that is away", async () => {
  rig = await createWorkerRig({ launch: { contacts: 1 } });
  rig.answer = () => ({ outcome: "uncertain", code: "maybe" });
  running = rig.start();
  await until("it is unknown", async () => (await rig.states()).includes("unknown"));
  rig.answer = () => {
    rig.store.away = true;
    return { outcome: "sent" };
  };
  await settleDown();
  rig.pass(120_000);
  await until("it is asked again", () => rig.calls.length === 2);
  await passSeconds(30);
  rig.store.away = false;
  await passSeconds(31);
  await until("it is sent", async () => (await rig.states()).includes("sent"));
  expect(rig.calls).toHaveLength(2);
});

test("a schema that is not there rejects at once and says what to do", async () => {
  rig = await createWorkerRig();
  rig.store.ready = () =>
    Promise.reject(new SchemaVersionError({ expected: "0002", found: "0001" }));
  await expect(rig.start()).rejects.toThrow(SchemaVersionError);
});

test("one worker runs once at a time, and again after it has stopped", async () => {
  rig = await createWorkerRig({ launch: { contacts: 1 } });
  running = rig.start();
  await expect(rig.start()).rejects.toThrow(WorkerRunningError);
  rig.stop();
  await running;
  const again = new AbortController();
  const second = rig.worker.run({ signal: again.signal });
  await until("it works", () => rig.calls.length === 1);
  again.abort();
  await second;
});

test.each([{ pollInterval: 0 }, { pollInterval: Number.NaN }, { shutdownTimeout: -1 }])(
  "options that make no sense are refused: %j",
  async (worker) => {
    rig = await createWorkerRig();
    expect(() => rig.outreach.worker(worker)).toThrow("give milliseconds");
  },
);
