import type { SqlDriver } from "../store/sql-driver.ts";

/** The same driver in a process that is killed before its n-th statement inside a transaction. */
export const dieInTransaction = (driver: SqlDriver, statements: number): SqlDriver => {
  let run = 0;
  return {
    ...driver,
    transaction: (work, options) =>
      driver.transaction(
        (connection, executor) =>
          work(
            {
              execute: (...statement) => {
                run += 1;
                if (run === statements) process.kill(process.pid, "SIGKILL");
                return connection.execute(...statement);
              },
            },
            executor,
          ),
        options,
      ),
  };
};
