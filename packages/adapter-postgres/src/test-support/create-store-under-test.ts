import type { StoreUnderTest } from "@outreachkit/conformance";
import type pg from "pg";
import { createPostgresStore } from "../create-postgres-store.ts";
import { fromPg } from "../from-pg.ts";

let schemas = 0;

/** A schema of its own in the pool's database. */
export const createStoreUnderTest = (
  pool: pg.Pool,
  options: { readonly prepare?: boolean } = {},
): StoreUnderTest => {
  const schema = `conformance_${++schemas}`;
  const open = () => createPostgresStore({ pool, schema, ...options });
  return {
    store: open(),
    second: open,
    table: (name) => `${schema}.${name}`,
    query: async (sql) => (await pool.query<Record<string, unknown>>(sql)).rows,
    pretendNewerSchema: async () => {
      await pool.query(
        `insert into ${schema}.migration (name, applied_at) values ('9999-newer', 0)`,
      );
    },
    hostTransaction: async (work) => {
      const client = await pool.connect();
      try {
        await client.query("begin");
        const result = await work(fromPg(client));
        await client.query("commit");
        return result;
      } catch (error) {
        await client.query("rollback");
        throw error;
      } finally {
        client.release();
      }
    },
    close: async () => {
      await pool.query(`drop schema if exists ${schema} cascade`);
    },
  };
};
