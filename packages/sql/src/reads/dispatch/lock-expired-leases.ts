import type { DispatchStore, LeaseRecord } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toLeaseRecord } from "../../rows/to-lease-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

/** A lease until noon has ended at noon. */
const statement = defineStatement<{ now: number; limit: number }, Database["lease"]>(
  ({ dialect, parameter }) => sql`
    select * from ${dialect.table("lease")} where until <= ${parameter("now")}
    order by id ${dialect.limit(parameter("limit"))} ${dialect.forUpdateSkipLocked()}`,
);

export const lockExpiredLeases = async (
  context: SqlContext,
  { now, limit }: Parameters<DispatchStore["lockExpiredLeases"]>[0],
): Promise<readonly LeaseRecord[]> =>
  (await context.run(statement, { now, limit })).map(toLeaseRecord);
