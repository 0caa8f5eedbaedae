import { createPostgresStore } from "@outreachkit/adapter-postgres";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { testSkewedClocks } from "./test-support/test-skewed-clocks.ts";

const pool = new pg.Pool({ connectionString: inject("postgresUrl") });
afterAll(() => pool.end());
let schemas = 0;

testSkewedClocks((now) => {
  const schema = `skewed_clocks_${++schemas}`;
  return {
    open: () => createPostgresStore({ pool, schema, now }),
    close: async () => void (await pool.query(`drop schema ${schema} cascade`)),
  };
});
