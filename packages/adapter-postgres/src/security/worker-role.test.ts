import { storeConformance, type StoreUnderTest } from "@outreachkit/conformance";
import { exportRowLevelSecurity } from "@outreachkit/sql";
import pg from "pg";
import { afterAll, describe, inject, it } from "vitest";
import { createPostgresStore } from "../create-postgres-store.ts";
import { fromPg } from "../from-pg.ts";
import { createRoles } from "../test-support/create-roles.ts";

const url = inject("postgresUrl");
const owner = new pg.Pool({ connectionString: url });
const roles = await createRoles(owner, url);

afterAll(async () => {
  await roles.drop();
  await owner.end();
});

let schemas = 0;

/** Made and secured by its owner; used by a role that owns nothing and has no right to create. */
const create = async (): Promise<StoreUnderTest> => {
  const schema = `worker_role_${++schemas}`;
  await createPostgresStore({ pool: owner, schema }).migrate();
  const secured = { schema, hostRoles: [roles.host], workerRoles: [roles.worker] };
  await owner.query(exportRowLevelSecurity(secured));
  const open = () => createPostgresStore({ pool: roles.workerPool, schema });
  return {
    store: open(),
    second: open,
    table: (name) => `${schema}.${name}`,
    query: async (sql) => (await owner.query<Record<string, unknown>>(sql)).rows,
    pretendNewerSchema: () => Promise.reject(new Error("Not part of these groups.")),
    hostTransaction: async (work) => {
      const client = await roles.workerPool.connect();
      try {
        await client.query("begin");
        const result = await work(fromPg(client));
        await client.query("commit");
        return result;
      } catch (error) {
        await client.query("rollback");
        throw error;
      } finally {
        client.release();
      }
    },
    close: async () => {
      await owner.query(`drop schema if exists ${schema} cascade`);
    },
  };
};

describe("under row-level security, as a worker's role without rights on the schema", () => {
  storeConformance({
    runner: { describe, it },
    create,
    groups: [
      "tenants",
      "apply",
      "queue",
      "claims",
      "wake-ups",
      "recovery",
      "facts",
      "isolation",
      "host transactions",
    ],
  });
});
