import { sql } from "kysely";
import { defineStatement } from "../session/define-statement.ts";
import type { SqlContext } from "../session/sql-context.ts";

const statement = defineStatement<
  Record<never, never>,
  { readonly name: string; readonly value: string }
>(({ dialect }) => sql`select name, value from ${dialect.table("secret")}`);

export const readSecrets = async (
  context: SqlContext,
): Promise<Readonly<Record<string, string>>> => {
  const rows = await context.run(statement, {});
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
};
