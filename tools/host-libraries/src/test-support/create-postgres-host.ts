import { createPostgresStore } from "@outreachkit/adapter-postgres";
import pg from "pg";
import { createScene } from "./create-scene.ts";

/** A schema with a table of the host's, and beside it one with ours. */
export const createPostgresHost = async (connectionString: string, name: string) => {
  const hostSchema = `host_${name}`;
  const schema = `host_${name}_outreach`;
  const pool = new pg.Pool({ connectionString });
  await pool.query(`create schema ${hostSchema}`);
  await pool.query(
    `create table ${hostSchema}.deal (id integer generated always as identity primary key, name text not null)`,
  );
  const store = createPostgresStore({ connectionString, schema });
  return {
    hostSchema,
    pool,
    scene: await createScene(store),
    deals: async () => {
      const { rows } = await pool.query<{ name: string }>(
        `select name from ${hostSchema}.deal order by id`,
      );
      return rows.map((row) => row.name);
    },
    drop: async () => {
      await store.close();
      await pool.query(`drop schema ${hostSchema} cascade`);
      await pool.query(`drop schema ${schema} cascade`);
      await pool.end();
    },
  };
};
