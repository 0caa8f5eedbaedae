import { createSqliteDialect, createSqlStore } from "@outreachkit/sql";
import { dieInTransaction, waitForStart } from "@outreachkit/sql/test-support/processes";
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
