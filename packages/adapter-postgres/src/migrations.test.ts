import { join } from "node:path";
import { startProcesses } from "@outreachkit/sql/test-support/processes";
import pg from "pg";
import { afterAll, expect, inject, test } from "vitest";
import { createPostgresStore, exportPostgresMigrations } from "./index.ts";
import { describeSchema } from "./test-support/describe-schema.ts";

const connectionString = inject("postgresUrl");
const pool = new pg.Pool({ connectionString });
const schemas = ["snapshot", "twenty", "killed", "by_hand"].map((name) => `migrations_${name}`);
const [snapshot, twenty, killed, byHand] = schemas as [string, string, string, string];
afterAll(async () => {
  for (const schema of schemas) await pool.query(`drop schema if exists ${schema} cascade`);
  await pool.end();
});

const script = (name: string) => join(import.meta.dirname, "test-support", name);
const migrate = (schema: string) => createPostgresStore({ pool, schema }).migrate();
const ready = (schema: string) => createPostgresStore({ pool, schema }).ready();

test("the schema is the one that was last looked at; a change of it is a change of this file", async () => {
  await migrate(snapshot);
  await expect(await describeSchema(pool, snapshot)).toMatchFileSnapshot("schema.snapshot.txt");
});

test("twenty processes migrate one empty database at once, each migration by one of them", async () => {
  const results = await startProcesses(
    script("migrate-process.ts"),
    Array.from({ length: 20 }, () => [connectionString, twenty]),
  );
  expect(results.map(({ errors }) => errors).join("")).toBe("");
  const applied = results.flatMap(({ output }) => JSON.parse(output).applied as string[]);
  const { rows } = await pool.query(`select name from ${twenty}.migration order by name`);
  expect(applied.toSorted()).toEqual(rows.map(({ name }) => name));
  await ready(twenty);
});

test("a process killed in the middle of a migration leaves the old schema, and the next one goes on", async () => {
  const statements = [2, 5, 25, 40];
  const results = await startProcesses(
    script("dying-process.ts"),
    statements.map((statement) => [connectionString, killed, String(statement)]),
  );
  expect(results.map(({ signal }) => signal)).toEqual(statements.map(() => "SIGKILL"));
  expect(await describeSchema(pool, killed)).toBe("");
  await migrate(killed);
  await ready(killed);
  expect(await describeSchema(pool, killed)).toBe(await describeSchema(pool, snapshot));
});

test("the exported migrations lead to the same schema, to keys, and to a store that is ready", async () => {
  await pool.query(exportPostgresMigrations({ schema: byHand }));
  expect(await describeSchema(pool, byHand)).toBe(await describeSchema(pool, snapshot));
  await ready(byHand);
  expect(await migrate(byHand)).toEqual({ applied: [] });
  const secrets = await createPostgresStore({ pool, schema: byHand }).readSecrets();
  expect(secrets).toEqual({
    suppression: expect.stringMatching(/^[0-9a-f]{64}$/),
    tokens: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(secrets["suppression"]).not.toBe(secrets["tokens"]);
});

test("exported migrations that were applied before change nothing", async () => {
  const before = await createPostgresStore({ pool, schema: byHand }).readSecrets();
  const client = await pool.connect();
  const again = client.query(exportPostgresMigrations({ schema: byHand }));
  await expect(again).rejects.toMatchObject({ code: "23505" });
  await client.query("rollback");
  client.release();
  expect(await describeSchema(pool, byHand)).toBe(await describeSchema(pool, snapshot));
  expect(await createPostgresStore({ pool, schema: byHand }).readSecrets()).toEqual(before);
});
