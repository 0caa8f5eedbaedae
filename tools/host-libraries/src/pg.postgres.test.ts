import { fromPg } from "@outreachkit/adapter-postgres";
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
  const { hostSchema, pool, ...postgres } = await createPostgresHost(inject("postgresUrl"), "pg");
  drop = postgres.drop;
  const transaction: HostUnderTest["transaction"] = async (work) => {
    const client = await pool.connect();
    try {
      await client.query("begin");
      const result = await work({
        transaction: fromPg(client),
        insertDeal: (name) =>
          client.query(`insert into ${hostSchema}.deal (name) values ($1)`, [name]),
        fail: () => client.query("select 1 / 0"),
      });
      await client.query("commit");
      return result;
    } catch (error) {
      await client.query("rollback");
      throw error;
    } finally {
      client.release();
    }
  };
  host = { ...postgres, transaction };
});
afterAll(() => drop());

testHostTransactions(() => host);
testAbortedTransactions(() => host);
