import type { StoreUnderTest } from "@outreachkit/conformance";
import type pg from "pg";
import { createPostgresStore } from "../create-postgres-store.ts";
import { exportPostgresGrants } from "../export-postgres-grants.ts";
import { fromPg } from "../from-pg.ts";

let schemas = 0;

export interface StoreUnderTestOptions {
  readonly prepare?: boolean;
  /** Who creates and drops, where the pool's role may not. Default: the pool. */
  readonly owner?: pg.Pool;
}

/** A schema of its own in the pool's database. */
export const createStoreUnderTest = (
  pool: pg.Pool,
  { owner = pool, ...options }: StoreUnderTestOptions = {},
): StoreUnderTest & { migrateAsOwner(): Promise<void> } => {
  const schema = `conformance_${process.pid}_${++schemas}`;
  const open = () => createPostgresStore({ pool, schema, ...options });
  return {
    store: open(),
    second: open,
    table: (name) => `${schema}.${name}`,
    query: async (sql) => (await pool.query<Record<string, unknown>>(sql)).rows,
    pretendNewerSchema: async () => {
      await owner.query(
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
    migrateAsOwner: async () => {
      await createPostgresStore({ pool: owner, schema }).migrate();
      const { rows } = await pool.query<{ role: string }>("select current_user as role");
      await owner.query(exportPostgresGrants({ schema, role: rows[0]!.role }));
    },
    close: async () => {
      await owner.query(`drop schema if exists ${schema} cascade`);
    },
  };
};
