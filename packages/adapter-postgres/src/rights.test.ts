import { storeConformance } from "@outreachkit/conformance";
import { OutreachError } from "@outreachkit/core/plugin";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it, test } from "vitest";
import { createPostgresStore, exportPostgresGrants } from "./index.ts";
import { createStoreUnderTest } from "./test-support/create-store-under-test.ts";

const owner = new pg.Pool({ connectionString: inject("postgresUrl") });
const role = "outreach runtime";
const url = new URL(inject("postgresUrl"));
url.username = encodeURIComponent(role);
url.password = "runtime-secret";
const runtime = new pg.Pool({ connectionString: url.href, max: 30 });

const dropRole = async () => {
  const { rows } = await owner.query("select 1 from pg_roles where rolname = $1", [role]);
  if (rows.length > 0) await owner.query(`drop owned by "${role}"; drop role "${role}"`);
};
beforeAll(async () => {
  await dropRole();
  await owner.query(`create role "${role}" login password 'runtime-secret'`);
});
afterAll(async () => {
  await runtime.end();
  await dropRole();
  await owner.end();
});

const refusalCodeOf = async (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => "allowed",
    (error: { readonly code?: unknown }) => error.code,
  );

const refusalOf = async (call: Promise<unknown>): Promise<OutreachError> => {
  const error: unknown = await call.then(
    () => new Error("It was not refused."),
    (reason: unknown) => reason,
  );
  if (OutreachError.isInstance(error)) return error;
  throw error;
};

describe("as a role that may not create anything", () => {
  storeConformance({
    runner: { describe, it },
    groups: ["contacts", "apply", "hints", "claims", "recovery", "events", "host transactions"],
    create: async () => {
      const subject = createStoreUnderTest(runtime, { owner });
      await subject.migrateAsOwner();
      return subject;
    },
  });
});

test("migrating without the right to create a schema says what to grant, or which SQL to run", async () => {
  const schema = "rights_none";
  const refusal = await refusalOf(createPostgresStore({ pool: runtime, schema }).migrate());
  expect(refusal.code).toBe("missing-right");
  expect(refusal.message).toMatch(/permission denied for database/);
  expect(refusal.message).toContain("grant create on database");
  expect(refusal.message).toContain(`exportPostgresMigrations({ schema: "${schema}" })`);
});

test("a role without grants is told at boot which it needs", async () => {
  const schema = "rights_ungranted";
  await createPostgresStore({ pool: owner, schema }).migrate();
  const store = createPostgresStore({ pool: runtime, schema });
  for (const call of [() => store.ready(), () => store.migrate(), () => store.readSecrets()]) {
    const refusal = await refusalOf(call());
    expect(refusal.code).toBe("missing-right");
    expect(refusal.message).toContain(`permission denied for schema ${schema}`);
    expect(refusal.message).toContain(`exportPostgresGrants({ schema: "${schema}", role })`);
  }
  await owner.query(exportPostgresGrants({ schema, role }));
  await store.ready();
  expect(await store.migrate()).toEqual({ applied: [] });
  await owner.query(`drop schema ${schema} cascade`);
});

test("the grants neither let a role rewrite the keys or the migrations, nor create or drop", async () => {
  const schema = "rights_granted";
  await createPostgresStore({ pool: owner, schema }).migrate();
  await owner.query(exportPostgresGrants({ schema, role }));
  for (const statement of [
    `update ${schema}.secret set value = ''`,
    `delete from ${schema}.migration`,
    `create table ${schema}.extra (id integer)`,
    `drop table ${schema}.contact`,
    `alter table ${schema}.contact add column extra text`,
    `truncate ${schema}.event`,
  ]) {
    const refused = await refusalCodeOf(runtime.query(statement));
    expect({ statement, refused }).toEqual({ statement, refused: "42501" });
  }
  // What the owner's next migration creates is the role's to use without another grant.
  await owner.query(`create table ${schema}.later (id integer)`);
  await expect(runtime.query(`insert into ${schema}.later values (1)`)).resolves.toBeDefined();
  await owner.query(`drop schema ${schema} cascade`);
});
