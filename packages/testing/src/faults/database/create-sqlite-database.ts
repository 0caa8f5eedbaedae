import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import type { SqlExecutor } from "@outreachkit/core/plugin";
import { createTableKeeper, type KeptTable } from "./create-table-keeper.ts";
import { type CreateDatabase, EMPTY, type RunStatements } from "./simulated-database.ts";

const PREFIX = "outreach_";
/** What migrations leave behind is the same in every run. */
const lasting = new Set(["migration", "secret"].map((name) => `${PREFIX}${name}`));

/** The production schema and SQL on SQLite in memory. */
export const createSqliteDatabase: CreateDatabase = async ({ now }) => {
  const store = createSqliteStore({ path: ":memory:", prefix: PREFIX, now });
  const run: RunStatements = (work) => store.hostTransaction(work);
  await store.migrate();
  const tables: KeptTable[] = [];
  await run(async (transaction) => {
    for (const name of await listTables(transaction)) {
      const rows = await transaction.execute(`pragma table_info(${name})`, []);
      const table = {
        name,
        keeper: `kept_${name}`,
        columns: rows.map((row) => `"${String(row["name"])}"`),
      };
      tables.push(table);
      await transaction.execute(
        `create table ${table.keeper} (kept_as, ${table.columns.join(", ")})`,
        [],
      );
    }
  });
  const keeper = createTableKeeper({ tables, run });
  await keeper.keep(EMPTY);
  return { store, ...keeper, close: () => store.close() };
};

async function listTables({ execute }: SqlExecutor): Promise<readonly string[]> {
  const rows = await execute(
    "select name from sqlite_master where type = 'table' order by name",
    [],
  );
  return rows
    .map((row) => String(row["name"]))
    .filter((name) => name.startsWith(PREFIX) && !lasting.has(name));
}
