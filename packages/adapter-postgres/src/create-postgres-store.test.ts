import {
  type EnrollmentRecord,
  NotSupportedError,
  type TenantRecord,
} from "@outreachkit/core/plugin";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createPostgresStore } from "./create-postgres-store.ts";
import { fromPg } from "./from-pg.ts";

const connectionString = inject("postgresUrl");
const schema = "store under test";
const pool = new pg.Pool({ connectionString });
const store = createPostgresStore({ pool, schema });
beforeAll(() => store.migrate());
afterAll(async () => {
  await store.close();
  await pool.query(`drop schema "${schema}" cascade`);
  await pool.end();
});

const buildTenant = (key: string): TenantRecord => ({
  id: `019a0000-0000-7000-8000-${key.padStart(12, "0")}`,
  key,
  state: "active",
  settings: {},
  version: 1,
  createdAt: 1_770_000_000_000,
});
const lease = { worker: "w", until: 1, createdAt: 1, deliveries: [] };
const bucket = { period: "d", count: 1, cap: 5 };
const find = (tenant: TenantRecord) => store.read((session) => session.tenants.get(tenant.id));

test.each([
  { end: "commit", kept: true, key: "1" },
  { end: "rollback", kept: false, key: "2" },
])("what is written in the host's transaction shares its $end", async ({ end, kept, key }) => {
  const tenant = buildTenant(key);
  const client = await pool.connect();
  await client.query("begin");
  const transaction = fromPg(client);
  await store.transaction((session) => session.tenants.insertIfAbsent(tenant), { transaction });
  expect(await store.read((session) => session.tenants.get(tenant.id), { transaction })).toEqual(
    tenant,
  );
  expect(await find(tenant)).toBeNull();
  await client.query(end);
  client.release();
  expect(await find(tenant)).toEqual(kept ? tenant : null);
});

test("an expected conflict leaves the host's transaction usable", async () => {
  const tenant = buildTenant("3");
  await store.transaction((session) => session.tenants.insertIfAbsent(tenant));
  const client = await pool.connect();
  await client.query("begin");
  const inserted = await store.transaction((session) => session.tenants.insertIfAbsent(tenant), {
    transaction: fromPg(client),
  });
  expect(inserted).toBe(false);
  const { rows } = await client.query("select 1 as one");
  expect(rows).toEqual([{ one: 1 }]);
  await client.query("commit");
  client.release();
});

test("a change set is one statement, whatever its parts and their sizes", async () => {
  const client = await pool.connect();
  await client.query("begin");
  const host = fromPg(client);
  const statements: string[] = [];
  const transaction = {
    execute: (sql: string, parameters: readonly unknown[]) => {
      statements.push(sql);
      return host.execute(sql, parameters);
    },
  };
  const { id: tenantId } = buildTenant("6");
  await store.transaction(
    (session) =>
      session.apply({
        leases: { insert: [7, 8].map((key) => ({ ...lease, id: buildTenant(`${key}`).id })) },
        capacity: ["a", "b", "c"].map((scope) => ({ ...bucket, tenantId, scope })),
        hints: {
          insert: [{ tenantId, senderId: tenantId, campaignId: tenantId, dueAt: 1, free: false }],
        },
      }),
    { transaction },
  );
  expect(statements).toHaveLength(1);
  await client.query("rollback");
  client.release();
});

test("the mark of a claim rewrites no index: the row stays in its page", async () => {
  const { id } = buildTenant("9");
  const enrollment: EnrollmentRecord = {
    tenantId: id,
    id,
    campaignId: id,
    versionId: id,
    contactId: id,
    senderId: id,
    senders: { email: id },
    variants: {},
    channel: null,
    fallbacks: {},
    state: "scheduled",
    stepKey: "hook",
    dueAt: 5,
    lane: 1,
    reason: null,
    signal: 0,
    deliveryId: null,
    deadlineAt: null,
    anchorAt: 1,
    enrolledAt: 1,
    round: 1,
    requestKey: null,
    version: 1,
  };
  const marked = { ...enrollment, deliveryId: id, signal: 1, version: 2 };
  await store.transaction((session) => session.enrollments.insert([enrollment]));
  const client = await pool.connect();
  await client.query("begin");
  await store.transaction(
    (session) => session.apply({ enrollments: { update: [{ row: marked, fromVersion: 1 }] } }),
    { transaction: fromPg(client) },
  );
  const { rows } = await client.query(
    "select pg_stat_get_xact_tuples_hot_updated($1::regclass)::integer as kept",
    [`"${schema}".enrollment`],
  );
  expect(rows).toEqual([{ kept: 1 }]);
  await client.query("commit");
  client.release();
});

test("the store has no transaction to give and says what to do instead", async () => {
  const attempt = store.hostTransaction(async () => 1);
  await expect(attempt).rejects.toThrow(NotSupportedError);
  await expect(attempt).rejects.toThrow("fromPg(client)");
});

test("a transaction whose connection breaks rejects, and the pool goes on", async () => {
  const attempt = store.transaction(async (session) => {
    await session.tenants.insertIfAbsent(buildTenant("4"));
    await pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and query like '%store under test%'",
    );
    await session.tenants.insertIfAbsent(buildTenant("5"));
  });
  await expect(attempt).rejects.toMatchObject({
    code: "database-unavailable",
    mayHaveCommitted: false,
  });
  expect(await find(buildTenant("4"))).toBeNull();
});

test("a store of its own pool works without prepared statements, and ends with it", async () => {
  const own = createPostgresStore({ connectionString, schema, prepare: false });
  await own.ready();
  expect(Math.abs((await own.now()) - Date.now())).toBeLessThan(60_000);
  await own.close();
  await own.close();
});

test("an injected clock replaces the database's", async () => {
  expect(await createPostgresStore({ pool, schema, now: () => 42 }).now()).toBe(42);
});
