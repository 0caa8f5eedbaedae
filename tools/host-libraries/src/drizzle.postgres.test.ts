import { fromDrizzle } from "@outreachkit/adapter-postgres";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { integer, pgSchema, text } from "drizzle-orm/pg-core";
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
    "drizzle",
  );
  drop = postgres.drop;
  const db = drizzle({ client: pool, casing: "snake_case" });
  const deal = pgSchema(hostSchema).table("deal", {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    name: text().notNull(),
  });
  host = {
    ...postgres,
    transaction: (work) =>
      db.transaction((tx) =>
        work({
          transaction: fromDrizzle(tx, sql),
          insertDeal: async (name) => await tx.insert(deal).values({ name }),
          fail: async () => await tx.execute(sql`select 1 / 0`),
        }),
      ),
  };
});
afterAll(() => drop());

testHostTransactions(() => host);
testAbortedTransactions(() => host);
