import { InvalidInputError } from "@outreachkit/core/plugin";
import type { Migration } from "./migration.ts";
import { migrations } from "./migrations.ts";

/** The migrations that follow the named one; all of them without a name. */
export const migrationsAfter = (name: string | undefined): readonly Migration[] => {
  if (name === undefined) return migrations;
  const index = migrations.findIndex((migration) => migration.name === name);
  if (index >= 0) return migrations.slice(index + 1);
  const known = migrations.map((migration) => `"${migration.name}"`).join(", ");
  throw new InvalidInputError({
    subject: "The export of migrations",
    problems: [
      {
        path: "after",
        code: "unknown-migration",
        message: `"${name}" is not a migration of this version; it knows ${known}.`,
      },
    ],
  });
};
