import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSqliteDialect } from "@outreachkit/sql";
import {
  type CreateEmptyDatabase,
  testDialect,
  testHeads,
  testInserts,
  testMigrations,
  testWrites,
} from "@outreachkit/sql/test-support";
import { describe } from "vitest";
import { createSqliteDriver } from "./create-sqlite-driver.ts";

const createDatabase: CreateEmptyDatabase = async () => {
  const folder = await mkdtemp(join(tmpdir(), "outreachkit-sqlite-"));
  return {
    dialect: createSqliteDialect({ prefix: "outreach_" }),
    createDriver: () =>
      createSqliteDriver({ source: { path: join(folder, "test.db") }, now: () => 0 }),
    drop: () => rm(folder, { recursive: true }),
  };
};

describe("dialect", () => {
  testDialect(createDatabase);
});
describe("migrations", () => {
  testMigrations(createDatabase);
});
describe("inserts", () => {
  testInserts(createDatabase);
});
describe("writes", () => {
  testWrites(createDatabase);
});
describe("heads", () => {
  testHeads(createDatabase);
});
