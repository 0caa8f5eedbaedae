import { createPostgresStore } from "@outreachkit/adapter-postgres";
import { createOutreach, type Outreach, type PushChannel } from "@outreachkit/core";
import type { Store } from "@outreachkit/core/plugin";
import pg from "pg";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { createProxy, type Proxy } from "./test-support/create-proxy.ts";
import { launchCampaign } from "./test-support/launch-campaign.ts";

const postgresUrl = inject("postgresUrl");
const schema = "worker_rig";
let pool: pg.Pool;
let proxy: Proxy;
let opened: Outreach[];
let stop: AbortController;
let runs: Promise<void>[];

beforeEach(async () => {
  pool = new pg.Pool({ connectionString: postgresUrl });
  await pool.query(`drop schema if exists ${schema} cascade`);
  proxy = await createProxy(postgresUrl);
  opened = [];
  stop = new AbortController();
  runs = [];
});
afterEach(async () => {
  stop.abort();
  await Promise.all(runs);
  await Promise.all(opened.map((outreach) => outreach.close()));
  await proxy.close();
  await pool.query(`drop schema if exists ${schema} cascade`);
  await pool.end();
});

/** A process of a host: its own engine and connections. What it does can be waited for. */
const createProcess = (store: Store) => {
  const seen: string[] = [];
  let waiting: (() => void)[] = [];
  const see = (what: string) => {
    seen.push(what);
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  const channel: PushChannel = {
    specificationVersion: "v1",
    name: "worker",
    mode: "push",
    kinds: [{ kind: "email", addressType: "email", limits: {}, threads: true }],
    defaults: { dailyCap: 10_000, gap: {}, gapJitter: {} },
    messageId: "chosen",
    idempotency: { scope: "message", window: { hours: 24 } },
    batchSize: 1,
    timeout: { seconds: 30 },
    async send({ members }) {
      see(`sent ${members[0]?.envelope.to.address}`);
      return members.map(() => ({ outcome: "sent" }));
    },
  };
  const outreach = createOutreach({
    store,
    channels: [channel],
    logger: { log: (_level, _message, { event }) => void (event && see(event)) },
  });
  opened.push(outreach);
  const reached = async (what: string) => {
    while (!seen.includes(what)) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  return { outreach, seen, reached };
};

/** Only a wake-up can be in time: the next poll is ten minutes away. */
const tenMinutes = { pollInterval: 600_000 };

test("an idle worker sends what another process enrolls, long before its next poll", async () => {
  const producer = createProcess(createPostgresStore({ connectionString: postgresUrl, schema }));
  await producer.outreach.migrate();
  const { enroll } = await launchCampaign(producer.outreach, { contacts: 0 });
  const worker = createProcess(createPostgresStore({ connectionString: postgresUrl, schema }));
  runs.push(worker.outreach.worker(tenMinutes).run({ signal: stop.signal }));
  await worker.reached("wake-ups-listening");
  const started = performance.now();
  await enroll("bob");
  await worker.reached("sent bob@canary.example");
  // Far from exact on a busy machine, and farther still from ten minutes.
  expect(performance.now() - started).toBeLessThan(30_000);
  expect(producer.seen).toEqual([]);
});

test("a worker outlives connections that are ended under it", async () => {
  const producer = createProcess(createPostgresStore({ pool, schema }));
  await producer.outreach.migrate();
  const { enroll } = await launchCampaign(producer.outreach, { contacts: 1 });
  const { outreach, reached, seen } = createProcess(
    createPostgresStore({ connectionString: postgresUrl, schema }),
  );
  runs.push(outreach.worker({ pollInterval: 200 }).run({ signal: stop.signal }));
  await reached("sent person-0@canary.example");
  pool.on("error", () => undefined);
  const { rowCount } = await pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and query like $1",
    [`%${schema}%`],
  );
  expect(rowCount).toBeGreaterThan(0);
  await enroll("bob");
  await reached("sent bob@canary.example");
  expect(seen).not.toContain("loop-failed");
});

test("a worker outlives a server that goes away and comes back, says so once, and hears again", async () => {
  const producer = createProcess(createPostgresStore({ connectionString: postgresUrl, schema }));
  await producer.outreach.migrate();
  const { enroll } = await launchCampaign(producer.outreach, { contacts: 1 });
  const worker = createProcess(createPostgresStore({ connectionString: proxy.url, schema }));
  const handle = worker.outreach.worker({ pollInterval: 200 });
  runs.push(handle.run({ signal: stop.signal }));
  await worker.reached("sent person-0@canary.example");
  await worker.reached("wake-ups-listening");
  await proxy.cut();
  await worker.reached("database-unavailable");
  await worker.reached("wake-ups-lost");
  await enroll("bob");
  expect(await handle.health()).toMatchObject({ status: "down", running: true, backlog: null });
  await proxy.restore();
  await worker.reached("database-back");
  await worker.reached("sent bob@canary.example");
  const count = (what: string) => worker.seen.filter((each) => each === what).length;
  expect({ away: count("database-unavailable"), back: count("database-back") }).toEqual({
    away: 1,
    back: 1,
  });
  expect(count("loop-failed")).toBe(0);
  expect((await handle.health()).reasons).toEqual([]);
});

test("two workers share the work of many tenants, and nothing is sent twice", async () => {
  const connect = () => createPostgresStore({ connectionString: postgresUrl, schema });
  const first = createProcess(connect());
  await first.outreach.migrate();
  for (const tenant of ["acme", "bolt", "core"])
    await launchCampaign(first.outreach, { tenant, contacts: 20, write: tenant !== "bolt" });
  const second = createProcess(connect());
  runs = [first, second].map(({ outreach }) =>
    outreach.worker({ pollInterval: 50 }).run({ signal: stop.signal }),
  );
  const sent = () => [...first.seen, ...second.seen].filter((what) => what.startsWith("sent "));
  // Every tenant has a person of each name.
  while (sent().length < 60)
    await Promise.race([first, second].map(({ outreach }) => outreach.health()));
  const { backlog } = await first.outreach.health();
  expect(backlog?.deadLetters).toEqual({ failed: 0, unknown: 0, "needs-review": 0 });
  stop.abort();
  await Promise.all(runs);
  expect(sent()).toHaveLength(60);
});
