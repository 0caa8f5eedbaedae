import { createPostgresStore } from "@outreachkit/adapter-postgres";
import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import type { Store } from "@outreachkit/core";
import { QuickstartError } from "../options/quickstart-error.ts";

/** The store of the run, on virtual time. Null keeps everything in memory. */
export async function openStore(database: string | null, now: () => number): Promise<Store> {
  const isPostgres = database !== null && /^postgres(?:ql)?:\/\//.test(database);
  try {
    const store = isPostgres
      ? createPostgresStore({ connectionString: database, now })
      : createSqliteStore({ path: database ?? ":memory:", now });
    await store.migrate();
    return store;
  } catch (error) {
    const why = error instanceof Error ? reasonOf(error) : String(error);
    throw new QuickstartError(
      `Cannot open the database ${withoutPassword(database ?? ":memory:")}: ${why}`,
      { cause: error },
    );
  }
}

/** Connection errors have their words one level down. */
function reasonOf(error: Error): string {
  if (error.message) return error.message;
  return error instanceof AggregateError
    ? error.errors.map((one) => (one instanceof Error ? one.message : String(one))).join("; ")
    : error.name;
}

function withoutPassword(database: string): string {
  return database.replace(/^(postgres(?:ql)?:\/\/[^:@/]*):[^@]*@/, "$1:***@");
}
