import { InvalidInputError, type Instant, type Store } from "@outreachkit/core/plugin";
import { createPostgresDialect, createSqlStore } from "@outreachkit/sql";
import { createPostgresDriver } from "./create-postgres-driver.ts";
import { requireConnectionString } from "./open-pool.ts";
import type { PostgresPool } from "./postgres-pool.ts";
import { type PostgresTimeouts, resolveTimeLimits } from "./time-limits.ts";
import { wakeUpChannel } from "./wake-up-channel.ts";

interface CommonOptions {
  /** The Postgres schema that holds our tables, made when it is missing. Default `outreach`. */
  readonly schema?: string;
  /** The clock of all workers; the database's by default. For tests. */
  readonly now?: () => Instant;
  /**
   * Whether statements are kept prepared on the server. Default true. Set false behind a pooler
   * that hands out a connection per transaction and does not follow prepared statements, such as
   * PgBouncer before 1.21; each statement is then planned anew.
   */
  readonly prepare?: boolean;
  /** How long to wait for a connection, a statement, a lock, a silent process. */
  readonly timeouts?: PostgresTimeouts;
  /**
   * Whether what makes work notifies idle workers (`NOTIFY`), and a running worker listens on one
   * connection of its own. Default true. Without it workers find work at their next poll. Set false
   * behind a pooler that hands out a connection per transaction, where nobody would hear it, and
   * where your own transactions enroll hundreds of times a second: inside them the notification is
   * part of the transaction, and PostgreSQL commits such transactions one after the other.
   */
  readonly notify?: boolean;
}

/** Either the host's own pool, which stays open, or where to open one, which `close()` ends. */
export type PostgresStoreOptions = CommonOptions &
  (
    | {
        readonly pool: PostgresPool;
        readonly connectionString?: never;
        readonly maxConnections?: never;
      }
    | {
        /** `postgres://user:password@host/database`. Connects at the first use. */
        readonly connectionString: string;
        /** Connections at most, for all that goes on in this process. Default 10. */
        readonly maxConnections?: number;
        readonly pool?: never;
      }
  );

/** The production store: any number of workers on one PostgreSQL, 14 or later. Tested on 18. */
export const createPostgresStore = ({
  schema = "outreach",
  prepare = true,
  timeouts,
  notify = true,
  now,
  pool,
  connectionString,
  maxConnections = 10,
}: PostgresStoreOptions): Store => {
  if (connectionString !== undefined) requireConnectionString(connectionString);
  else if (pool === undefined) throw nowhere();
  const channel = notify ? wakeUpChannel(schema) : null;
  return createSqlStore({
    dialect: createPostgresDialect({ schema, wakeUpChannel: channel }),
    driver: createPostgresDriver({
      connection: { pool, connectionString },
      maxConnections,
      schema,
      prepare,
      limits: resolveTimeLimits(timeouts),
      now,
      wakeUpChannel: channel,
    }),
  });
};

const nowhere = (): InvalidInputError =>
  new InvalidInputError({
    subject: "createPostgresStore",
    problems: [
      {
        path: "connectionString",
        code: "missing",
        message: "is missing; pass a connection string or your own pg pool.",
      },
    ],
  });
