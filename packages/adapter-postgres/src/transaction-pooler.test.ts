import { storeConformance } from "@outreachkit/conformance";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it, test } from "vitest";
import { createPostgresStore } from "./create-postgres-store.ts";
import { createStoreUnderTest } from "./test-support/create-store-under-test.ts";
import {
  startTransactionPooler,
  type TransactionPooler,
} from "./test-support/start-transaction-pooler.ts";

const connectionString = inject("postgresUrl");
const direct = new pg.Pool({ connectionString });
let pooler: TransactionPooler;
let pooled: pg.Pool;
beforeAll(async () => {
  // An odd number, so that nobody comes back to the same connection by turns.
  pooler = await startTransactionPooler(connectionString, 13);
  pooled = new pg.Pool({ connectionString: pooler.url, max: 30 });
});
afterAll(async () => {
  await pooled.end();
  await pooler.stop();
  await direct.end();
});

test("two statements in a row have different connections, those of one transaction the same", async () => {
  const client = await pooled.connect();
  const pid = async () => (await client.query("select pg_backend_pid() as pid")).rows[0].pid;
  expect(await pid()).not.toBe(await pid());
  await client.query("begin");
  expect(await pid()).toBe(await pid());
  await client.query("commit");
  client.release();
});

test("a prepared statement would not be found again: the pooler is one", async () => {
  const client = await pooled.connect();
  const read = () => client.query({ name: "one", text: "select 1 as one" });
  await read();
  await expect(read()).rejects.toMatchObject({ code: "26000" });
  client.release(true);
});

describe("behind a pooler in transaction mode", () => {
  storeConformance({
    runner: { describe, it },
    create: () => createStoreUnderTest(pooled, { prepare: false }),
    groups: [
      "migrations",
      "transactions",
      "contacts",
      "enrollments",
      "apply",
      "guards",
      "capacity",
      "hints",
      "heads",
      "claims",
      "wake-ups",
      "recovery",
      "host transactions",
      "skip locked",
      "overlap",
    ],
  });
});

test("nothing of ours is left on a server connection: no lock, no setting, no prepared statement", async () => {
  const schema = "pooler_traces";
  const store = createPostgresStore({ connectionString: pooler.url, schema, prepare: false });
  await store.migrate();
  for (let round = 0; round < 20; round += 1) {
    await store.transaction((session) =>
      session.tenants.get("019a0000-0000-7000-8000-000000000001"),
    );
    await store.now();
  }
  for (let round = 0; round < 26; round += 1) {
    const { rows } = await pooled.query(`select
      (select count(*) from pg_locks
        where locktype = 'advisory' and pid = pg_backend_pid())::integer as locks,
      (select count(*) from pg_prepared_statements)::integer as prepared,
      (select count(*) from pg_listening_channels())::integer as listening,
      current_setting('enable_seqscan') as seqscan, current_setting('statement_timeout') as statement,
      current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle`);
    // The one prepared statement is that of the test before.
    expect(rows[0].prepared).toBeLessThanOrEqual(1);
    expect(rows[0]).toMatchObject({
      locks: 0,
      listening: 0,
      seqscan: "on",
      statement: "0",
      lock: "0",
      idle: "0",
    });
  }
  expect(Math.min(...pooler.served)).toBeGreaterThan(0);
  await store.close();
  await direct.query(`drop schema ${schema} cascade`);
});
