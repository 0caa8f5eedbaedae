import type { SqlDialect } from "../dialect/sql-dialect.ts";
import type { SqlConnection } from "../session/sql-connection.ts";

/** Names of the migrations the database has, in order; null when it has no schema of ours. */
export const readApplied = async (
  connection: SqlConnection,
  { schema }: SqlDialect,
): Promise<readonly string[] | null> => {
  const exists = await connection.execute(schema.exists("migration"), []);
  if (exists.length === 0) return null;
  const rows = await connection.execute(
    `select name from ${schema.table("migration")} order by name`,
    [],
  );
  return rows.map(({ name }) => String(name));
};
