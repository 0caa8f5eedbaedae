import { createPostgresStore } from "@outreachkit/adapter-postgres";
import pg from "pg";
import { createScene } from "./create-scene.ts";

/** A schema with a table of the host's, and beside it one with ours. */
export const createPostgresHost = async (connectionString: string, name: string) => {
  const hostSchema = `host_${name}`;
  // As hostile as a name may be: with the marks of placeholders, of names and of texts.
  const schema = `host_${name} "$1" ?'; --`;
  const pool = new pg.Pool({ connectionString });
  await pool.query(`drop schema if exists ${hostSchema} cascade`);
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
      await pool.query(`drop schema "${schema.replaceAll('"', '""')}" cascade`);
      await pool.end();
    },
  };
};
