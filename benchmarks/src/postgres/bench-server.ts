import { randomBytes } from "node:crypto";
import { startPostgres } from "@outreachkit/test-postgres";
import { useClient } from "./use-client.ts";

export interface BenchServer {
  /** Makes a database, empty or as a copy of another of this server, and gives its URL. */
  createDatabase(name: string, options?: { readonly copyOf?: string }): Promise<string>;
  stop(): Promise<void>;
}

/** Peers keep pools of their own open between their turns, together more than the default of 100. */
const max_connections = "300";

/**
 * A fresh server with default durable settings, or the one at `url` with databases of our own in it,
 * which are dropped at the end.
 */
export async function startBenchServer(
  given?: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<BenchServer> {
  const server = given
    ? { url: given, stop: async () => undefined }
    : await startPostgres({
        settings: { fsync: "on", synchronous_commit: "on", max_connections, ...settings },
      });
  const run = randomBytes(4).toString("hex");
  const databases: string[] = [];
  const database = (name: string) => `bench_${run}_${name}`;
  return {
    async createDatabase(name, { copyOf } = {}) {
      await useClient(server.url, async (client) => {
        const template = copyOf === undefined ? "" : `template ${database(copyOf)}`;
        await client.query(`create database ${database(name)} ${template}`);
      });
      databases.push(database(name));
      const url = new URL(server.url);
      url.pathname = `/${database(name)}`;
      return url.href;
    },
    async stop() {
      await useClient(server.url, async (client) => {
        for (const name of given ? databases : []) {
          await client.query(`drop database ${name} with (force)`);
        }
      });
      await server.stop();
    },
  };
}
