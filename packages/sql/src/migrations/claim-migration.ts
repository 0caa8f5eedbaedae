import { sql } from "kysely";
import { defineStatement } from "../session/define-statement.ts";

/** Gives one row to whoever inserts the migration's name, none to all others. */
export const claimMigration = defineStatement<{ name: string; appliedAt: number }, unknown>(
  ({ dialect, parameter }) => sql`
    insert into ${dialect.table("migration")} (name, applied_at)
    values (${parameter("name")}, ${parameter("appliedAt")})
    on conflict do nothing
    returning name`,
);
