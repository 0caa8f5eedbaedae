import type { TestProject } from "vitest/node";
import { startPostgres } from "./start-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Read with `inject("postgresUrl")` in the tests of the vitest project `postgres`. */
    postgresUrl: string;
  }
}

/**
 * vitest calls this only if the run has a test of the project `postgres`.
 * OUTREACHKIT_TEST_POSTGRES_URL names a server to use instead of starting one; tests create and
 * drop databases and schemas there.
 */
export default async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  const given = process.env["OUTREACHKIT_TEST_POSTGRES_URL"];
  if (given) {
    project.provide("postgresUrl", given);
    return undefined;
  }
  const postgres = await startPostgres();
  project.provide("postgresUrl", postgres.url);
  return () => postgres.stop();
};
