import { fromKysely } from "@outreachkit/adapter-postgres";
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from "kysely";
import { afterAll, beforeAll, inject } from "vitest";
import { createPostgresHost } from "./test-support/create-postgres-host.ts";
import {
  type HostUnderTest,
  testAbortedTransactions,
  testHostTransactions,
} from "./test-support/test-host-transactions.ts";

let host: HostUnderTest;
let drop: () => Promise<void>;
beforeAll(async () => {
  const { hostSchema, pool, ...postgres } = await createPostgresHost(
    inject("postgresUrl"),
    "kysely",
  );
  drop = postgres.drop;
  const db = new Kysely<{ deal: { name: string } }>({
    dialect: new PostgresDialect({ pool }),
    // Renames every column of the host's results; ours must not be touched.
    plugins: [new CamelCasePlugin()],
  }).withSchema(hostSchema);
  host = {
    ...postgres,
    transaction: (work) =>
      db.transaction().execute((trx) =>
        work({
          transaction: fromKysely(trx),
          insertDeal: (name) => trx.insertInto("deal").values({ name }).execute(),
          fail: () => sql`select 1 / 0`.execute(trx),
        }),
      ),
  };
});
afterAll(() => drop());

testHostTransactions(() => host);
testAbortedTransactions(() => host);
