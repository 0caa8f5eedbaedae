import { createPostgresStore, fromPg } from "@outreachkit/adapter-postgres";
import pg from "pg";
import { createTableKeeper, type KeptTable } from "../faults/database/create-table-keeper.ts";
import {
  type CreateDatabase,
  EMPTY,
  type RunStatements,
} from "../faults/database/simulated-database.ts";

let databases = 0;
/** What migrations leave behind is the same in every run. */
const lasting = new Set(["migration", "secret"]);

/** The production schema and SQL on a PostgreSQL, for a sample of what runs on SQLite. */
export const createPostgresDatabase =
  (connectionString: string): CreateDatabase =>
  async () => {
    const pool = new pg.Pool({ connectionString });
    // Never the default name: on a server of the developer's own that may be their data.
    const schema = `simulated_${process.pid}_${++databases}`;
    const kept = `${schema}_kept`;
    const store = createPostgresStore({ pool, schema });
    await store.migrate();
    const run: RunStatements = async (work) => {
      const client = await pool.connect();
      try {
        await client.query("begin");
        await work(fromPg(client));
        await client.query("commit");
      } catch (error) {
        await client.query("rollback");
        throw error;
      } finally {
        client.release();
      }
    };
    const { rows } = await pool.query<{ name: string; columns: string[] }>(
      `select table_name as name, array_agg(column_name::text order by ordinal_position) as columns
       from information_schema.columns where table_schema = $1 and is_generated = 'NEVER'
       group by table_name order by table_name`,
      [schema],
    );
    const tables: KeptTable[] = [];
    for (const { name, columns } of rows.filter((row) => !lasting.has(row.name))) {
      const quoted = columns.map((column) => `"${column}"`);
      const table = { name: `${schema}.${name}`, keeper: `${kept}.${name}`, columns: quoted };
      await pool.query(`create schema if not exists ${kept}`);
      await pool.query(
        `create table ${table.keeper} as select ''::text as kept_as, ${quoted.join(", ")} from ${table.name} where false`,
      );
      tables.push(table);
    }
    const keeper = createTableKeeper({
      tables,
      run,
      parameter: "$1",
      overriding: "overriding system value",
    });
    await keeper.keep(EMPTY);
    return {
      store,
      ...keeper,
      async close() {
        await store.close();
        await pool.query(`drop schema ${kept} cascade`);
        await pool.query(`drop schema ${schema} cascade`);
        await pool.end();
      },
    };
  };
