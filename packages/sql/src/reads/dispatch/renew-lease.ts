import type { DispatchStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

/** A lease until noon has ended at noon, as `lockExpiredLeases` has it. */
const statement = defineStatement<
  { leaseId: string; worker: string; now: number; until: number },
  { readonly done: number }
>(
  ({ dialect, parameter }) => sql`
    update ${dialect.table("lease")} set until = ${parameter("until")}
    where id = ${parameter("leaseId")} and worker = ${parameter("worker")}
      and until > ${parameter("now")}
    returning 1 as done`,
);

export const renewLease = async (
  context: SqlContext,
  request: Parameters<DispatchStore["renewLease"]>[0],
): Promise<boolean> => (await context.run(statement, { ...request })).length > 0;
