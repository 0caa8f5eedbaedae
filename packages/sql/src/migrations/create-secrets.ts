import { sql } from "kysely";
import type { SqlDialect } from "../dialect/sql-dialect.ts";
import { defineStatement } from "../session/define-statement.ts";
import { createContextFactory } from "../session/create-context-factory.ts";
import { secretNames } from "./secret-names.ts";
import type { SqlDriver } from "../store/sql-driver.ts";

const findSecrets = defineStatement<Record<never, never>, { readonly name: string }>(
  ({ dialect }) => sql`select name from ${dialect.table("secret")}`,
);

const insertSecret = defineStatement<{ name: string; value: string }, unknown>(
  ({ dialect, parameter }) => sql`
    insert into ${dialect.table("secret")} (name, value)
    values (${parameter("name")}, ${parameter("value")})
    on conflict do nothing`,
);

/** Makes the library's own keys where they are missing; one that exists is never replaced. */
export const createSecrets = async (driver: SqlDriver, dialect: SqlDialect): Promise<void> => {
  const createContext = createContextFactory(dialect);
  const present = await createContext(driver.connection).run(findSecrets, {});
  const missing = secretNames.filter((name) => !present.some((secret) => secret.name === name));
  if (missing.length === 0) return;
  await driver.transaction(async (connection) => {
    for (const name of missing) {
      const value = driver.createSecret();
      await createContext(connection).run(insertSecret, { name, value });
    }
  });
};
