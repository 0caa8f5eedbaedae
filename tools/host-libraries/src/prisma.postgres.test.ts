import { fromPrisma } from "@outreachkit/adapter-postgres";
import { PrismaPg } from "@prisma/adapter-pg";
import { afterAll, beforeAll, inject } from "vitest";
import { createPostgresHost } from "./test-support/create-postgres-host.ts";
import {
  generatePrismaClient,
  type HostPrismaClient,
} from "./test-support/generate-prisma-client.ts";
import {
  type HostUnderTest,
  testAbortedTransactions,
  testHostTransactions,
} from "./test-support/test-host-transactions.ts";

const connectionString = inject("postgresUrl");
let host: HostUnderTest;
let prisma: HostPrismaClient;
let drop: () => Promise<void>;
beforeAll(async () => {
  const PrismaClient = await generatePrismaClient();
  const {
    hostSchema,
    pool: _pool,
    ...postgres
  } = await createPostgresHost(connectionString, "prisma");
  drop = postgres.drop;
  prisma = new PrismaClient({
    adapter: new PrismaPg({ connectionString }, { schema: hostSchema }),
  });
  host = {
    ...postgres,
    transaction: (work) =>
      prisma.$transaction((tx) =>
        work({
          transaction: fromPrisma(tx),
          insertDeal: (name) => tx.deal.create({ data: { name } }),
          fail: async () => await tx.$queryRawUnsafe("select 1 / 0"),
        }),
      ),
  };
});
afterAll(async () => {
  await prisma.$disconnect();
  await drop();
});

testHostTransactions(() => host);
testAbortedTransactions(() => host);
