import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { PrismaTransaction } from "@outreachkit/adapter-postgres";

/** What the test asks of the client that Prisma writes. */
export interface HostPrismaClient {
  $transaction<Result>(work: (tx: HostPrismaTransaction) => Promise<Result>): Promise<Result>;
  $disconnect(): Promise<void>;
}

export interface HostPrismaTransaction extends PrismaTransaction {
  readonly deal: { create(options: { data: { name: string } }): Promise<unknown> };
}

const folder = dirname(import.meta.dirname);

/**
 * Has Prisma write its client, offline: the client needs no engine of its own, and the schema engine,
 * which Prisma would download, is only looked for.
 */
export const generatePrismaClient = async (): Promise<
  new (options: { adapter: unknown }) => HostPrismaClient
> => {
  const manifest = createRequire(import.meta.url).resolve("prisma/package.json");
  await promisify(execFile)(
    process.execPath,
    [join(dirname(manifest), "build", "index.js"), "generate", "--schema", "src/schema.prisma"],
    {
      cwd: dirname(folder),
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true",
        CHECKPOINT_DISABLE: "1",
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
      },
    },
  );
  const { PrismaClient } = await import(join(dirname(folder), ".generated", "prisma", "client.ts"));
  return PrismaClient;
};
