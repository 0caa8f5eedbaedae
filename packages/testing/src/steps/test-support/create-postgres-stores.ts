import { createPostgresStore } from "@outreachkit/adapter-postgres";
import pg from "pg";
import { afterAll, inject } from "vitest";
import type { CreateStore } from "./step-rig.ts";

/** A store in a fresh schema at every call; all of them go when the file's tests have run. */
export const createPostgresStores = (name: string): CreateStore => {
  const pool = new pg.Pool({ connectionString: inject("postgresUrl") });
  let schemas = 0;
  afterAll(async () => {
    for (let schema = 1; schema <= schemas; schema += 1)
      await pool.query(`drop schema if exists ${name}_${schema} cascade`);
    await pool.end();
  });
  return () => createPostgresStore({ pool, schema: `${name}_${++schemas}` });
};
