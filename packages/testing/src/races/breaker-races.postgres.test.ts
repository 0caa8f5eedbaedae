import { createPostgresStore } from "@outreachkit/adapter-postgres";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { testBreakerRaces } from "./test-support/test-breaker-races.ts";

const pool = new pg.Pool({ connectionString: inject("postgresUrl") });
afterAll(() => pool.end());
let schemas = 0;

testBreakerRaces((now) => {
  const schema = `breaker_races_${++schemas}`;
  return {
    open: () => createPostgresStore({ pool, schema, now }),
    close: async () => void (await pool.query(`drop schema ${schema} cascade`)),
  };
});
