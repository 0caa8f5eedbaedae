import type { Store } from "@outreachkit/core/plugin";
import type { SqlDialect } from "../dialect/sql-dialect.ts";
import type { TableName } from "../schema/table-name.ts";
import { createSqlStore } from "../store/create-sql-store.ts";
import type { SqlDriver } from "../store/sql-driver.ts";

/** An empty database of its own. */
export interface EmptyDatabase {
  readonly dialect: SqlDialect;
  /** A further driver on the same database, as another process would have. */
  createDriver(): SqlDriver;
  drop(): Promise<void>;
}

export type CreateEmptyDatabase = () => Promise<EmptyDatabase>;

/** A migrated store, and a look at its tables that does not go through it. */
export const createTestBed = async (createDatabase: CreateEmptyDatabase) => {
  const database = await createDatabase();
  const { dialect } = database;
  const driver = database.createDriver();
  const store: Store = createSqlStore({ driver, dialect });
  await store.migrate();
  return {
    store,
    driver,
    dialect,
    rowsOf: (table: TableName, rest = "") =>
      driver.connection.execute(`select * from ${dialect.schema.table(table)} ${rest}`, [], {
        once: true,
      }),
    drop: async () => {
      await store.close();
      await database.drop();
    },
  };
};

export type TestBed = Awaited<ReturnType<typeof createTestBed>>;
