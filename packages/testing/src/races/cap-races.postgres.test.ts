import { createPostgresStore } from "@outreachkit/adapter-postgres";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { testCapRaces } from "./test-support/test-cap-races.ts";

const pool = new pg.Pool({ connectionString: inject("postgresUrl") });
afterAll(() => pool.end());
let schemas = 0;

testCapRaces((now) => {
  const schema = `cap_races_${++schemas}`;
  return {
    open: () => createPostgresStore({ pool, schema, now }),
    close: async () => void (await pool.query(`drop schema ${schema} cascade`)),
  };
});
