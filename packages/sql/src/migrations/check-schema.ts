import { SchemaVersionError } from "@outreachkit/core/plugin";
import type { SqlDialect } from "../dialect/sql-dialect.ts";
import type { SqlConnection } from "../session/sql-connection.ts";
import type { Migration } from "./migration.ts";
import { readApplied } from "./read-applied.ts";
import { refuseNewerSchema } from "./refuse-newer-schema.ts";

/** Throws `SchemaVersionError` unless the database has exactly these migrations. */
export const checkSchema = async (
  connection: SqlConnection,
  dialect: SqlDialect,
  migrations: readonly Migration[],
): Promise<void> => {
  const known = migrations.map(({ name }) => name);
  const applied = await readApplied(connection, dialect);
  refuseNewerSchema(applied ?? [], known);
  if (!applied || applied.length < known.length) {
    throw new SchemaVersionError({ expected: known.at(-1)!, found: applied?.at(-1) ?? null });
  }
};
