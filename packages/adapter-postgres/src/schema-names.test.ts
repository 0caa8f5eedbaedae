import { InvalidInputError, type TenantRecord } from "@outreachkit/core/plugin";
import pg from "pg";
import { afterAll, expect, inject, test } from "vitest";
import { createPostgresStore, exportPostgresGrants, exportPostgresMigrations } from "./index.ts";

const pool = new pg.Pool({ connectionString: inject("postgresUrl") });
const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
afterAll(() => pool.end());

const buildTenant = (key: string): TenantRecord => ({
  id: "019a0000-0000-7000-8000-000000000001",
  key,
  state: "active",
  settings: {},
  version: 1,
  createdAt: 1_770_000_000_000,
});

const hostile = [
  'x"; drop schema public cascade; --',
  "x'; drop schema public cascade; --",
  "$$; drop schema public cascade; $$",
  "a.b",
  "$1 ? :name @name %s",
  "back\\slash",
  "Grüße 🚀",
  "select",
  "UPPER and lower",
  "n".repeat(63),
];

test.each(hostile)("S23: a schema named %j is a schema, and nothing else", async (schema) => {
  const store = createPostgresStore({ pool, schema });
  const beside = createPostgresStore({ pool, schema: `${schema.slice(0, 55)} too` });
  const schemas = [schema, `${schema.slice(0, 55)} too`];
  try {
    await store.migrate();
    await pool.query(exportPostgresMigrations({ schema: schemas[1]! }));
    const { rows: users } = await pool.query<{ role: string }>("select current_user as role");
    await pool.query(exportPostgresGrants({ schema, role: users[0]!.role }));
    await beside.ready();
    await store.transaction((session) => session.tenants.insertIfAbsent(buildTenant("one")));
    const { id } = buildTenant("one");
    const find = (from: typeof store) => from.read((session) => session.tenants.get(id));
    expect(await find(store)).toEqual(buildTenant("one"));
    expect(await find(beside)).toBeNull();
    const { rows } = await pool.query(
      "select nspname from pg_namespace where nspname = any ($1) order by oid",
      [[...schemas, "public"]],
    );
    expect(rows.map(({ nspname }) => nspname)).toEqual(["public", ...schemas]);
  } finally {
    for (const each of schemas) await pool.query(`drop schema if exists ${quote(each)} cascade`);
  }
});

test.each(["", "pg_outreach", "n".repeat(64), "ü".repeat(32), "a\0b"])(
  "%j, a name that PostgreSQL would refuse or cut off, is refused at once",
  (schema) => {
    expect(() => createPostgresStore({ pool, schema })).toThrow(InvalidInputError);
  },
);
