import { InvalidInputError } from "@outreachkit/core/plugin";
import pg from "pg";

export interface OwnPoolOptions {
  readonly connectionString: string;
  readonly maxConnections: number;
  /** Milliseconds. */
  readonly connectTimeout: number;
}

/** Idle for as long as a minute's round of work leaves one. */
const idleTimeout = 30_000;

export const openPool = ({
  connectionString,
  maxConnections,
  connectTimeout,
}: OwnPoolOptions): pg.Pool => {
  const pool = new pg.Pool({
    connectionString,
    max: maxConnections,
    connectionTimeoutMillis: connectTimeout,
    idleTimeoutMillis: idleTimeout,
    application_name: "outreachkit",
    // The first statement of a transaction goes along with its `begin`.
    pipeline: true,
    // Has the system notice an idle peer that is gone, and keeps firewalls from forgetting it.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  // The pool replaces an idle connection that broke; without a listener it would end the process.
  pool.on("error", () => undefined);
  return pool;
};

/** Refuses what pg could not read, without a word of it: there is a password inside. */
export const requireConnectionString = (connectionString: string): void => {
  try {
    if (connectionString.trim() === "") throw new Error("empty");
    // Reads the string and connects to nothing.
    new pg.Client({ connectionString });
  } catch {
    const message =
      "is not a connection string that pg can read; check it, and percent-encode special characters of the password.";
    throw new InvalidInputError({
      subject: "createPostgresStore",
      problems: [{ path: "connectionString", code: "connection-string", message }],
    });
  }
};
