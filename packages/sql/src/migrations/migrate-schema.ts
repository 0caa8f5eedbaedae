import type { MigrationReport } from "@outreachkit/core/plugin";
import type { SqlDialect } from "../dialect/sql-dialect.ts";
import type { SqlDriver } from "../store/sql-driver.ts";
import { applyMigration } from "./apply-migration.ts";
import type { Migration } from "./migration.ts";
import { readApplied } from "./read-applied.ts";
import { refuseNewerSchema } from "./refuse-newer-schema.ts";
import { createSecrets } from "./create-secrets.ts";

/**
 * Applies what is missing, each migration in a transaction of its own. Any number of processes may
 * call it at once. A database that is current is only read, so that needs no right to create.
 */
export const migrateSchema = async (
  driver: SqlDriver,
  dialect: SqlDialect,
  migrations: readonly Migration[],
): Promise<MigrationReport> => {
  const known = migrations.map(({ name }) => name);
  const present = (await readApplied(driver.connection, dialect)) ?? [];
  refuseNewerSchema(present, known);

  const applied: string[] = [];
  for (const migration of migrations) {
    if (present.includes(migration.name)) continue;
    if (await applyMigration(driver, dialect, { migration, known })) applied.push(migration.name);
  }
  await createSecrets(driver, dialect);
  return { applied };
};
