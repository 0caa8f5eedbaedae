import type { SqlDialect } from "../dialect/sql-dialect.ts";
import type { SqlDriver } from "../store/sql-driver.ts";
import { claimMigration } from "./claim-migration.ts";
import { createContextFactory } from "../session/create-context-factory.ts";
import { createMigrationTable } from "./create-migration-table.ts";
import type { Migration } from "./migration.ts";
import { readApplied } from "./read-applied.ts";
import { refuseNewerSchema } from "./refuse-newer-schema.ts";

/** A table may take longer to rewrite, and others to wait for it, than any statement at work. */
const unhurried = { unhurried: true };

/** Runs one migration in a transaction that claims its row first. False: another process was first. */
export const applyMigration = async (
  driver: SqlDriver,
  dialect: SqlDialect,
  { migration, known }: { readonly migration: Migration; readonly known: readonly string[] },
): Promise<boolean> => {
  const { schema } = dialect;
  const appliedAt = await driver.now();
  return driver.transaction(async (connection) => {
    for (const statement of schema.lock) await connection.execute(statement, [], { once: true });
    const applied = await readApplied(connection, dialect);
    refuseNewerSchema(applied ?? [], known);
    if (!applied) {
      for (const statement of schema.prepare)
        await connection.execute(statement, [], { once: true });
      await connection.execute(createMigrationTable(schema), [], { once: true });
    }
    const claimed = await createContextFactory(dialect)(connection).run(claimMigration, {
      name: migration.name,
      appliedAt,
    });
    if (claimed.length === 0) return false;
    for (const statement of [...migration.statements(schema), ...schema.finish]) {
      await connection.execute(statement, [], { once: true });
    }
    return true;
  }, unhurried);
};
