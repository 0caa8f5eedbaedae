import { DatabaseUnavailableError, type TenantRecord } from "@outreachkit/core/plugin";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createPostgresStore } from "./create-postgres-store.ts";
import { startSilentProxy, type SilentProxy } from "./test-support/start-silent-proxy.ts";

const connectionString = inject("postgresUrl");
const schema = "unavailable";
const pool = new pg.Pool({ connectionString });
const timeouts = {
  connect: { seconds: 0.3 },
  statement: { seconds: 0.15 },
  lock: { seconds: 0.08 },
  idle: { seconds: 0.1 },
};
let proxy: SilentProxy;
beforeAll(async () => {
  await createPostgresStore({ pool, schema }).migrate();
});
afterAll(async () => {
  await pool.query(`drop schema ${schema} cascade`);
  await pool.end();
});

const tenant: TenantRecord = {
  id: "019a0000-0000-7000-8000-000000000001",
  key: "acme",
  state: "active",
  settings: {},
  version: 1,
  createdAt: 1_770_000_000_000,
};
const unavailable = expect.objectContaining({ code: "database-unavailable", reason: "timeout" });

test("a connection that goes dead in a transaction hangs nobody, and the store goes on with another", async () => {
  proxy = await startSilentProxy(connectionString);
  const store = createPostgresStore({ connectionString: proxy.url, schema, timeouts });
  await store.ready();
  const attempt = store.transaction(async (session) => {
    await session.tenants.insertIfAbsent(tenant);
    proxy.silence();
    await session.tenants.get(tenant.id);
  });
  await expect(attempt).rejects.toEqual(unavailable);
  await expect(store.now()).rejects.toEqual(unavailable);
  proxy.speak();
  expect(await store.read((session) => session.tenants.get(tenant.id))).toBeNull();
  await store.close();
  await proxy.stop();
});

test("a connection that goes dead at the commit says that it may have been committed", async () => {
  proxy = await startSilentProxy(connectionString);
  const store = createPostgresStore({ connectionString: proxy.url, schema, timeouts });
  const attempt = store.transaction(async (session) => {
    await session.tenants.lock(tenant.id);
    proxy.silence();
  });
  await expect(attempt).rejects.toMatchObject({
    code: "database-unavailable",
    mayHaveCommitted: true,
  });
  await store.close();
  await proxy.stop();
});

test("a pool of the host's that never gives a connection hangs nobody either", async () => {
  const small = new pg.Pool({ connectionString, max: 1 });
  const taken = await small.connect();
  const store = createPostgresStore({ pool: small, schema, timeouts });
  await expect(store.now()).rejects.toThrow("The pool had no connection for 300 ms");
  taken.release();
  expect(await store.now()).toBeGreaterThan(0);
  await small.end();
});

test("a row that another transaction holds is a conflict after a while, to be decided again", async () => {
  const store = createPostgresStore({ pool, schema });
  const impatient = createPostgresStore({ pool, schema, timeouts });
  await store.transaction((session) => session.tenants.insertIfAbsent(tenant));
  await store.transaction(async (session) => {
    await session.tenants.lock(tenant.id);
    const attempt = impatient.transaction((other) => other.tenants.lock(tenant.id));
    await expect(attempt).rejects.toMatchObject({ code: "write-conflict" });
  });
});

test("the server ends the transaction of a process that has gone silent, and its locks with it", async () => {
  const silent = createPostgresStore({ pool, schema, timeouts });
  const patient = createPostgresStore({ pool, schema });
  const attempt = silent.transaction(async (session) => {
    await session.tenants.lock(tenant.id);
    // Waits for the lock that this very transaction holds, and says nothing more itself.
    await patient.transaction((other) => other.tenants.lock(tenant.id));
    await session.tenants.get(tenant.id);
  });
  await expect(attempt).rejects.toMatchObject({ code: "database-unavailable" });
});

test("a statement that takes too long is ended", async () => {
  const store = createPostgresStore({ pool, schema, timeouts });
  await pool.query(`alter table ${schema}.secret rename to secret_away`);
  await pool.query(
    `create view ${schema}.secret as select name, value from ${schema}.secret_away, pg_sleep(1)`,
  );
  await expect(store.readSecrets()).rejects.toThrow(DatabaseUnavailableError);
  await pool.query(`drop view ${schema}.secret`);
  await pool.query(`alter table ${schema}.secret_away rename to secret`);
});

test("a database that is restarted is unavailable meanwhile, with a code that says so", async () => {
  const store = createPostgresStore({ pool, schema });
  const attempt = store.transaction(async (session) => {
    await session.tenants.lock(tenant.id);
    await pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and pid <> pg_backend_pid() and query like $1",
      // Other tests are at work on the same server.
      [`%"${schema}".%`],
    );
    await session.tenants.get(tenant.id);
  });
  await expect(attempt).rejects.toMatchObject({
    code: "database-unavailable",
    mayHaveCommitted: false,
  });
  expect(await store.read((session) => session.tenants.get(tenant.id))).toEqual(tenant);
});

test("no time at all is refused as a time-out", () => {
  const open = () => createPostgresStore({ pool, timeouts: { statement: { seconds: 0 } } });
  expect(open).toThrow(/timeouts.statement: 0 ms is no time/);
});
