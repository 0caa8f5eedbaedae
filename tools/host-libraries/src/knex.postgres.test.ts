import { fromKnex, fromPg, type PostgresClient } from "@outreachkit/adapter-postgres";
import knex, { type Knex } from "knex";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createPostgresHost } from "./test-support/create-postgres-host.ts";
import {
  type HostUnderTest,
  testAbortedTransactions,
  testHostTransactions,
} from "./test-support/test-host-transactions.ts";

const connection = inject("postgresUrl");
let host: HostUnderTest;
let db: Knex;
let drop: () => Promise<void>;
beforeAll(async () => {
  const { hostSchema, pool: _pool, ...postgres } = await createPostgresHost(connection, "knex");
  drop = postgres.drop;
  db = knex({ client: "pg", connection });
  host = {
    ...postgres,
    transaction: (work) =>
      db.transaction((trx) =>
        work({
          transaction: fromKnex(trx),
          insertDeal: async (name) => await trx("deal").withSchema(hostSchema).insert({ name }),
          fail: async () => await trx.raw("select 1 / 0"),
        }),
      ),
  };
});
afterAll(async () => {
  await db.destroy();
  await drop();
});

testHostTransactions(() => host);
testAbortedTransactions(() => host);

test("a Knex that renames the columns of results is refused, and its connection serves", async () => {
  const renaming = knex({ client: "pg", connection, postProcessResponse: (rows: unknown) => rows });
  await renaming.transaction(async (trx) => {
    expect(() => fromKnex(trx)).toThrow("fromPg(await trx.client.acquireConnection())");
    const client: PostgresClient = await trx.client.acquireConnection();
    const transaction = fromPg(client);
    const [outcome] = await host.scene.acme.contacts.upsert([{ email: "zoe@beta.example" }], {
      transaction,
    });
    expect(outcome).toMatchObject({ outcome: "created" });
  });
  await renaming.destroy();
  expect((await host.scene.look()).contacts).toContain("zoe@beta.example");
});
