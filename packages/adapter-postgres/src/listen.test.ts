import type { Store } from "@outreachkit/core/plugin";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { createListener } from "./create-listener.ts";
import { createPostgresStore } from "./create-postgres-store.ts";
import { fromPg } from "./from-pg.ts";
import { openListenConnection } from "./open-listen-connection.ts";
import { createEar, type Ear } from "./test-support/create-ear.ts";
import { wakeUpChannel } from "./wake-up-channel.ts";

const connectionString = inject("postgresUrl");
const schema = "listen";
const pool = new pg.Pool({ connectionString });
// As another process: its own connections, and none of this one's wake-ups within the process.
const other = createPostgresStore({ connectionString, schema });
const stops: (() => Promise<void>)[] = [];

beforeAll(() => other.migrate());
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});
afterAll(async () => {
  await other.close();
  await pool.query(`drop schema ${schema} cascade`);
  await pool.end();
});

const id = "019a0000-0000-7000-8000-000000000001";
const work = {
  hints: { insert: [{ tenantId: id, senderId: id, campaignId: id, dueAt: 1, free: false }] },
  wakeWorkers: true,
};

/** Listens and gives the ear once it hears. */
const listen = async (store: Store, ear: Ear = createEar()): Promise<Ear> => {
  const heard = ear.nextWake();
  const stop = store.listen?.(ear);
  if (!stop) throw new Error("The store cannot listen.");
  stops.push(stop);
  await ear.reached("listening");
  // The one for what was committed before.
  await heard;
  return ear;
};

/** A notification through the same queue, behind which nothing of before can still come. */
const passThrough = async (ear: Ear) => {
  const before = ear.nextWake();
  await pool.query("select pg_notify($1, '')", [wakeUpChannel(schema)]);
  await before;
};

test.each([
  ["a connection string", () => createPostgresStore({ connectionString, schema })],
  ["the host's pool", () => createPostgresStore({ pool, schema })],
])("what another process commits is heard over %s", async (_, create) => {
  const store = create();
  const ear = await listen(store);
  const woken = ear.nextWake();
  await other.transaction((session) => session.apply(work));
  await expect(woken).resolves.toBeUndefined();
  await stops.pop()?.();
  await store.close();
});

test("what is rolled back, and what makes no work, wakes nobody", async () => {
  const ear = await listen(createPostgresStore({ pool, schema }));
  await expect(
    other.transaction(async (session) => {
      await session.apply(work);
      throw new Error("rolled back");
    }),
  ).rejects.toThrow("rolled back");
  await other.transaction((session) => session.apply({ ...work, wakeWorkers: false }));
  const before = ear.wakes;
  await passThrough(ear);
  expect(ear.wakes).toBe(before + 1);
});

test("what is made in the host's transaction is heard at its commit, not before, and once", async () => {
  const ear = await listen(createPostgresStore({ pool, schema }));
  const client = await pool.connect();
  await client.query("begin");
  const transaction = fromPg(client);
  await other.transaction((session) => session.apply(work), { transaction });
  await other.transaction((session) => session.apply(work), { transaction });
  const before = ear.wakes;
  await passThrough(ear);
  expect(ear.wakes).toBe(before + 1);
  const woken = ear.nextWake();
  await client.query("commit");
  client.release();
  await woken;
  await passThrough(ear);
  expect(ear.wakes).toBe(before + 3);
});

test("a connection that breaks is told, opened again, and what was missed is looked for", async () => {
  const ear = await listen(createPostgresStore({ connectionString, schema }));
  const woken = ear.nextWake();
  await pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where query like $1 and pid <> pg_backend_pid()",
    [`listen ${wakeUpChannel(schema)}%`],
  );
  await ear.reached("lost");
  await woken;
  expect(ear.states.map(({ state }) => state)).toEqual(["listening", "lost", "listening"]);
  const again = ear.nextWake();
  await other.transaction((session) => session.apply(work));
  await again;
});

test("where notifications never arrive, as behind a pooler, it is told once and given up", async () => {
  const ear = createEar();
  stops.push(
    createListener({
      channel: wakeUpChannel(schema),
      open: () => openListenConnection({ connectionString }),
      // A pooler takes the notification and hands it to nobody.
      notifier: () => ({ query: async () => ({ rows: [] }) }),
      longestEcho: 50,
    })(ear),
  );
  await ear.reached("unavailable");
  expect(ear.states).toEqual([{ state: "unavailable", reason: "no-answer" }]);
  expect(ear.wakes).toBe(0);
});

test("a pool of one connection is not taken by listening", async () => {
  const small = new pg.Pool({ connectionString, max: 1 });
  const store = createPostgresStore({ pool: small, schema });
  const ear = createEar();
  const stop = store.listen?.(ear);
  expect(ear.states).toEqual([{ state: "unavailable", reason: "pool-too-small" }]);
  await store.transaction((session) => session.apply(work));
  // Within the process it is heard all the same.
  expect(ear.wakes).toBe(1);
  await stop?.();
  await small.end();
});

test("a server that is away is tried again and again, and told once", async () => {
  const ear = createEar();
  let attempts = 0;
  const thirdAttempt = Promise.withResolvers<void>();
  stops.push(
    createListener({
      channel: wakeUpChannel(schema),
      open: async () => {
        attempts += 1;
        if (attempts === 3) thirdAttempt.resolve();
        throw Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
      },
      notifier: () => pool,
    })(ear),
  );
  await thirdAttempt.promise;
  expect(ear.states).toHaveLength(1);
  expect(ear.states[0]).toMatchObject({ state: "lost", error: { code: "ECONNREFUSED" } });
});

test("with notify: false nothing is told to others and no connection is taken", async () => {
  const quiet = createPostgresStore({ pool, schema, notify: false });
  const ear = await listen(createPostgresStore({ pool, schema }));
  const own = createEar();
  const stop = quiet.listen?.(own);
  const before = ear.wakes;
  await quiet.transaction((session) => session.apply(work));
  const client = await pool.connect();
  await client.query("begin");
  await quiet.transaction((session) => session.apply(work), { transaction: fromPg(client) });
  await client.query("commit");
  client.release();
  await passThrough(ear);
  expect(ear.wakes).toBe(before + 1);
  expect({ wakes: own.wakes, states: own.states }).toEqual({ wakes: 1, states: [] });
  await stop?.();
});

test("a store that closes tells first what it has done, and hears no more", async () => {
  const ear = await listen(createPostgresStore({ pool, schema }));
  const short = createPostgresStore({ connectionString, schema });
  await listen(short);
  const woken = ear.nextWake();
  await short.transaction((session) => session.apply(work));
  await short.close();
  await expect(woken).resolves.toBeUndefined();
});
