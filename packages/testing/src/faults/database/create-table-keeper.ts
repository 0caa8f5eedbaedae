import type { RunStatements, SimulatedDatabase } from "./simulated-database.ts";

/** A table as the keeper needs it; both names quoted and qualified as in a statement. */
export interface KeptTable {
  readonly name: string;
  /** Where its rows are kept: a table with a first column `kept_as` and then the same columns. */
  readonly keeper: string;
  readonly columns: readonly string[];
}

/**
 * Keeps and restores by copying rows inside the database. Its own tables are made once, so that
 * prepared statements stay good: parsing them again would cost more than a whole run.
 */
export function createTableKeeper(options: {
  readonly tables: readonly KeptTable[];
  readonly run: RunStatements;
  /** What PostgreSQL wants before the values of a numbered column. Default none. */
  readonly overriding?: string;
  /** How the database writes its first parameter. Default `?`. */
  readonly parameter?: string;
}): Pick<SimulatedDatabase, "keep" | "restore"> {
  const { tables, run, overriding = "", parameter = "?" } = options;
  const keep = tables.map(({ name, keeper, columns }) => ({
    clear: `delete from ${keeper} where kept_as = ${parameter}`,
    copy: `insert into ${keeper} (kept_as, ${columns.join(", ")}) select ${parameter}, ${columns.join(", ")} from ${name}`,
  }));
  const restore = tables.map(({ name, keeper, columns }) => ({
    clear: `delete from ${name}`,
    copy: `insert into ${name} (${columns.join(", ")}) ${overriding} select ${columns.join(", ")} from ${keeper} where kept_as = ${parameter}`,
  }));
  return {
    keep: (name) =>
      run(async ({ execute }) => {
        for (const { clear, copy } of keep) {
          await execute(clear, [name]);
          await execute(copy, [name]);
        }
      }),
    restore: (name) =>
      run(async ({ execute }) => {
        for (const { clear, copy } of restore) {
          await execute(clear, []);
          await execute(copy, [name]);
        }
      }),
  };
}
