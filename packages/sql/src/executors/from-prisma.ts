import type { SqlExecutor } from "@outreachkit/core/plugin";
import type { StatementValue } from "./statement-value.ts";

/** What we ask an interactive transaction of Prisma's. */
export interface PrismaTransaction {
  $queryRawUnsafe(sql: string, ...values: StatementValue[]): PromiseLike<unknown>;
}

/**
 * Lets the library work inside the host's own interactive transaction of Prisma on PostgreSQL, which
 * Prisma begins and ends. Its time-out (5 seconds by default) covers our statements too.
 *
 *     await prisma.$transaction(async (tx) => {
 *       await acme.contacts.upsert(contacts, { transaction: fromPrisma(tx) });
 *     });
 */
export const fromPrisma = (transaction: PrismaTransaction): SqlExecutor => ({
  execute: async (sql, parameters) =>
    (await transaction.$queryRawUnsafe(
      sql,
      ...(parameters as readonly StatementValue[]),
    )) as readonly Record<string, unknown>[],
});
