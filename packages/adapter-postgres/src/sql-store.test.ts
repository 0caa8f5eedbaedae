import { createPostgresDialect } from "@outreachkit/sql";
import {
  type CreateEmptyDatabase,
  testDialect,
  testHeads,
  testInserts,
  testMigrations,
  testWrites,
} from "@outreachkit/sql/test-support";
import pg from "pg";
import { afterAll, describe, inject } from "vitest";
import { createPostgresDriver } from "./create-postgres-driver.ts";
import { resolveTimeLimits } from "./time-limits.ts";

const pool = new pg.Pool({ connectionString: inject("postgresUrl"), max: 30 });
afterAll(() => pool.end());
let schemas = 0;

/** A schema of its own; all drivers share a pool, as all instances in a host's process would. */
const createDatabase: CreateEmptyDatabase = async () => {
  const schema = `sql_store_${++schemas}`;
  return {
    dialect: createPostgresDialect({ schema }),
    createDriver: () =>
      createPostgresDriver({
        connection: { pool },
        maxConnections: 1,
        schema,
        prepare: true,
        limits: resolveTimeLimits(),
        now: undefined,
        wakeUpChannel: null,
      }),
    drop: async () => {
      await pool.query(`drop schema if exists ${schema} cascade`);
    },
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
