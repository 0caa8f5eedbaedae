import { createSqliteSchemaLanguage } from "../dialect/sqlite-schema-language.ts";
import { requirePrefix } from "../dialect/require-prefix.ts";
import { sqliteScriptLanguage } from "../dialect/sqlite-script-language.ts";
import { exportMigrations } from "./export-migrations.ts";
import { migrationsAfter } from "./migrations-after.ts";

/**
 * The migrations as SQL, to be run by the host's own migrations tool or the `sqlite3` shell.
 * `ready()` then passes, and `migrate()` finds nothing to do.
 */
export const exportSqliteMigrations = ({
  prefix = "outreach_",
  after,
}: {
  /** What the names of our tables and indexes start with. Default `outreach_`. */
  readonly prefix?: string;
  /** Only what follows this migration, such as `0001-initial`. Default: all. */
  readonly after?: string;
} = {}): string => {
  requirePrefix(prefix);
  return exportMigrations({
    language: createSqliteSchemaLanguage(prefix),
    script: sqliteScriptLanguage,
    migrations: migrationsAfter(after),
  });
};
