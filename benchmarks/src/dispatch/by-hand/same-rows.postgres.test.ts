import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, inject, onTestFinished, test } from "vitest";
import type { ContestantOptions, CreateContestant } from "../../contestants/contestant.ts";
import { fillSqlite } from "../../fill/fill-sqlite.ts";
import { startBenchServer } from "../../postgres/bench-server.ts";
import { useClient } from "../../postgres/use-client.ts";
import { create as createEngine } from "../engine/create-engine-contestant.ts";
import { fillSides } from "../fill-sides.ts";
import { create as createPostgres } from "./create-postgres-contestant.ts";
import { create as createSqlite } from "./create-sqlite-contestant.ts";
import { indexFileByHand } from "./index-file-by-hand.ts";
import { type Row, summarizeRows } from "./test-support/summarize-rows.ts";

const shape = { tenants: 2, sendersPerTenant: 3, enrollments: 300 };
const steps = 200;
const tables = ["delivery", "enrollment", "event", "capacity_bucket", "contact", "lease"];

async function work(create: CreateContestant, options: ContestantOptions): Promise<void> {
  const contestant = await create(options);
  expect(await contestant.run(steps)).toBe(steps);
  await contestant.close();
}

test("the hand-written loop leaves the same rows on Postgres as our engine", async () => {
  const server = await startBenchServer(inject("postgresUrl"));
  onTestFinished(() => server.stop());
  const { engine, byHand } = await fillSides(server, "rows", shape);
  await work(createEngine, { url: engine, drive: "tick" });
  await work(createPostgres, { url: byHand });
  const read = (url: string) =>
    useClient(url, async (client) => {
      const rows: Record<string, readonly Row[]> = {};
      for (const table of tables) {
        const found = await client.query<{ row: Row }>(
          `select to_jsonb(t) as row from outreach.${table} t`,
        );
        rows[table] = found.rows.map(({ row }) => row);
      }
      return summarizeRows(rows);
    });
  const ours = await read(engine);
  expect(ours["delivery"]?.count).toBe(steps);
  expect(await read(byHand)).toEqual(ours);
});

test("the hand-written loop leaves the same rows on SQLite as our engine", async () => {
  const folder = await mkdtemp(join(tmpdir(), "outreachkit-bench-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, "engine.sqlite");
  const byHandPath = join(folder, "by-hand.sqlite");
  await fillSqlite(path, shape);
  await fillSqlite(byHandPath, shape);
  indexFileByHand(byHandPath);
  await work(createEngine, { path, drive: "tick" });
  await work(createSqlite, { path: byHandPath });
  const read = (file: string) => {
    const database = new DatabaseSync(file, { readOnly: true });
    const rows = tables.map((table) => [
      table,
      database.prepare(`select * from outreach_${table}`).all(),
    ]);
    database.close();
    return summarizeRows(Object.fromEntries(rows));
  };
  const ours = read(path);
  expect(ours["delivery"]?.count).toBe(steps);
  expect(read(byHandPath)).toEqual(ours);
});
