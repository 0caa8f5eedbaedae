import { createPostgresSchemaLanguage } from "../dialect/postgres-schema-language.ts";
import { postgresScriptLanguage } from "../dialect/postgres-script-language.ts";
import { exportMigrations } from "./export-migrations.ts";
import { migrationsAfter } from "./migrations-after.ts";

/**
 * The migrations as SQL, for hosts whose processes may not create tables: run it by `psql` or the
 * host's own migrations tool, as a role that may. `ready()` then passes, and `migrate()` finds
 * nothing to do. A migration that was applied before fails alone and changes nothing.
 */
export const exportPostgresMigrations = ({
  schema = "outreach",
  after,
}: {
  /** The Postgres schema that holds our tables. Default `outreach`. */
  readonly schema?: string;
  /** Only what follows this migration, such as `0001-initial`. Default: all. */
  readonly after?: string;
} = {}): string =>
  exportMigrations({
    language: createPostgresSchemaLanguage(schema),
    script: postgresScriptLanguage,
    migrations: migrationsAfter(after),
  });
