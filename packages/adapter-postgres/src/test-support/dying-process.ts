import { createPostgresDialect, createSqlStore } from "@outreachkit/sql";
import { dieInTransaction, waitForStart } from "@outreachkit/sql/test-support/processes";
import { createPostgresDriver } from "../create-postgres-driver.ts";
import { resolveTimeLimits } from "../time-limits.ts";

/** A process that is killed while it migrates. Arguments: where, the schema, before which statement. */
const [connectionString, schema, statement] = process.argv.slice(2);
const driver = createPostgresDriver({
  connection: { connectionString },
  maxConnections: 2,
  schema: schema!,
  prepare: true,
  limits: resolveTimeLimits(),
  now: undefined,
  wakeUpChannel: null,
});
const store = createSqlStore({
  driver: dieInTransaction(driver, Number(statement)),
  dialect: createPostgresDialect({ schema: schema! }),
});
await waitForStart();
process.stdout.write(JSON.stringify(await store.migrate()));
await store.close();
