import { initialMigration } from "./0001-initial/initial-migration.ts";
import { operationsMigration } from "./0002-operations/operations-migration.ts";
import type { Migration } from "./migration.ts";

/** All migrations in order. */
export const migrations: readonly Migration[] = [initialMigration, operationsMigration];
