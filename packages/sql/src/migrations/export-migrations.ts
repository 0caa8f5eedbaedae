import type { SchemaLanguage } from "../dialect/schema-language.ts";
import type { ScriptLanguage } from "../dialect/script-language.ts";
import type { Migration } from "./migration.ts";
import { createMigrationTable } from "./create-migration-table.ts";
import { secretNames } from "./secret-names.ts";

/**
 * What `migrate()` would do on an empty database, as SQL for a person or a tool to run: the same
 * tables, the same record of migrations, keys made by the database. Each migration claims its name
 * first in a transaction of its own, so that one the database has already fails as a whole and
 * changes nothing.
 */
export const exportMigrations = ({
  language,
  script,
  migrations,
}: {
  readonly language: SchemaLanguage;
  readonly script: ScriptLanguage;
  readonly migrations: readonly Migration[];
}): string => {
  const { table } = language;
  const sections = migrations.map(({ name, statements }) => ({
    title: name,
    statements: [
      ...language.lock,
      ...language.prepare,
      createMigrationTable(language),
      `insert into ${table("migration")} (name, applied_at) values ('${name}', ${script.now})`,
      ...statements(language),
      ...language.finish,
    ],
  }));
  const secrets = secretNames.map(
    (name) =>
      `insert into ${table("secret")} (name, value) values ('${name}', ${script.secret}) on conflict do nothing`,
  );
  return [...sections, { title: "keys, where they are missing", statements: secrets }]
    .map(({ title, statements }) =>
      [`-- ${title}`, ...[script.begin, ...statements, "commit"].map((each) => `${each.trim()};`)]
        .join("\n")
        .concat("\n"),
    )
    .join("\n");
};
