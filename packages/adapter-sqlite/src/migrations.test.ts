import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { startProcesses } from "@outreachkit/sql/test-support/processes";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSqliteStore } from "./create-sqlite-store.ts";
import { exportSqliteMigrations } from "./index.ts";
import { describeSchema } from "./test-support/describe-schema.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "outreachkit-migrations-"));
  path = join(folder, "host.db");
});
afterEach(() => rm(folder, { recursive: true }));

const script = (name: string) => join(import.meta.dirname, "test-support", name);
const migrate = async (file: string) => {
  const store = createSqliteStore({ path: file });
  const report = await store.migrate();
  await store.ready();
  await store.close();
  return report;
};

test("the schema is the one that was last looked at; a change of it is a change of this file", async () => {
  await migrate(path);
  await expect(describeSchema(path)).toMatchFileSnapshot("schema.snapshot.sql");
});

test("twenty processes migrate one new file at once, each migration by one of them", async () => {
  const results = await startProcesses(
    script("migrate-process.ts"),
    Array.from({ length: 20 }, () => [path]),
  );
  expect(results.map(({ errors }) => errors).join("")).toBe("");
  const applied = results.flatMap(({ output }) => JSON.parse(output).applied as string[]).sort();
  expect(await migrate(join(folder, "other.db"))).toEqual({ applied });
  expect(await migrate(path)).toEqual({ applied: [] });
});

test("a process killed in the middle of a migration leaves the old schema, and the next one goes on", async () => {
  const statements = [1, 3, 12, 30, 50];
  const files = statements.map((statement) => join(folder, `${statement}.db`));
  const results = await startProcesses(
    script("dying-process.ts"),
    statements.map((statement, index) => [files[index]!, String(statement)]),
  );
  expect(results.map(({ signal }) => signal)).toEqual(statements.map(() => "SIGKILL"));
  await migrate(path);
  for (const file of files) {
    expect(describeSchema(file)).toBe("");
    await migrate(file);
    expect(describeSchema(file)).toBe(describeSchema(path));
  }
});

test("the exported migrations lead to the same schema, to keys, and to a store that is ready", async () => {
  await migrate(path);
  const byHand = join(folder, "by-hand.db");
  const database = new DatabaseSync(byHand);
  database.exec(exportSqliteMigrations());
  database.close();
  expect(describeSchema(byHand)).toBe(describeSchema(path));
  expect(await migrate(byHand)).toEqual({ applied: [] });
  const store = createSqliteStore({ path: byHand });
  expect(await store.readSecrets()).toEqual({
    suppression: expect.stringMatching(/^[0-9a-f]{64}$/),
    tokens: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  await store.close();
});

test("exported migrations that were applied before change nothing", async () => {
  await migrate(path);
  const schema = describeSchema(path);
  const database = new DatabaseSync(path);
  expect(() => database.exec(exportSqliteMigrations())).toThrow(/UNIQUE/);
  database.close();
  expect(describeSchema(path)).toBe(schema);
});

test("an export after a migration that is not known is refused, naming those that are", () => {
  expect(() => exportSqliteMigrations({ after: "0000-nothing" })).toThrow(/"0001-initial"/);
  expect(exportSqliteMigrations({ after: "0001-initial" })).not.toContain("0001-initial");
});

test("a file that may not be written says which right is missing", async () => {
  const database = new DatabaseSync(path);
  database.exec("create table deal (name text)");
  database.close();
  const readOnly = new DatabaseSync(path, { readOnly: true });
  const store = createSqliteStore({ database: readOnly });
  await expect(store.migrate()).rejects.toMatchObject({ code: "missing-right" });
  readOnly.close();
});
