import { createPostgresStore } from "@outreachkit/adapter-postgres";
import pg from "pg";
import { createVirtualClock } from "../../time/create-virtual-clock.ts";
import { fillTwoTenants } from "./two-tenants.ts";

export const fillTwoPostgresTenants = async (url: string, schema: string) => {
  const pool = new pg.Pool({ connectionString: url });
  const clock = createVirtualClock({ start: "2026-03-02T08:00:00Z" });
  const tenants = await fillTwoTenants({
    store: createPostgresStore({ pool, schema, now: clock.now }),
    clock,
    query: async (sql) => (await pool.query<Record<string, unknown>>(sql)).rows,
    table: (name) => `${schema}.${name}`,
  });
  const drop = async () => {
    await pool.query(`drop schema if exists ${schema} cascade`);
    await pool.end();
  };
  return { ...tenants, drop };
};
