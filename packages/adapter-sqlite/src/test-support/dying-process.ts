import { createSqliteDialect, createSqlStore } from "@outreachkit/sql";
import { dieInTransaction } from "../../../sql/src/test-support/die-in-transaction.ts";
import { waitForStart } from "../../../sql/src/test-support/wait-for-start.ts";
import { createSqliteDriver } from "../create-sqlite-driver.ts";

/** A process that is killed while it migrates. Arguments: the file, and before which statement. */
const [path, statement] = process.argv.slice(2);
const driver = createSqliteDriver({ source: { path: path! }, now: () => 0 });
const store = createSqlStore({
  driver: dieInTransaction(driver, Number(statement)),
  dialect: createSqliteDialect({ prefix: "outreach_" }),
});
await waitForStart();
process.stdout.write(JSON.stringify(await store.migrate()));
await store.close();
