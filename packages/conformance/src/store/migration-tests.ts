import assert from "node:assert/strict";
import { OutreachError, type SchemaVersionError } from "@outreachkit/core/plugin";
import { countRows } from "./count-rows.ts";
import type { StoreTests } from "./store-test.ts";
import { buildTenant } from "./test-data/build-tenant.ts";

const secretPattern = /^[0-9a-f]{64}$/;

const refusalOf = async (call: Promise<unknown>): Promise<SchemaVersionError> => {
  const error: unknown = await call.then(
    () => new Error("The call resolved on a schema that it has to refuse."),
    (reason: unknown) => reason,
  );
  if (!OutreachError.isInstance(error) || error.code !== "schema-version") throw error;
  return error as SchemaVersionError;
};

/** How a database comes to its schema. These tests start on an empty database. */
export const migrationTests = {
  "migrates an empty database, and changes nothing the second time": async (subject) => {
    const { store } = subject;
    const { applied } = await store.migrate();
    assert.ok(applied.length > 0, "migrate() has to name what it applied");
    await store.ready();
    await store.transaction(({ tenants }) => tenants.insertIfAbsent(buildTenant()));
    assert.deepEqual(await store.migrate(), { applied: [] });
    assert.equal(await countRows(subject, "migration"), applied.length);
    assert.equal(await countRows(subject, "tenant"), 1);
    await subject.second().ready();
  },

  "lets twenty processes migrate at once, each migration by one of them": async (subject) => {
    const handles = Array.from({ length: 20 }, () => subject.second());
    const settled = await Promise.allSettled(handles.map((handle) => handle.migrate()));
    const applied = settled.flatMap((each) => {
      if (each.status === "rejected") throw each.reason;
      return each.value.applied;
    });
    assert.deepEqual([...new Set(applied)], applied, "a migration was applied twice");
    assert.equal(await countRows(subject, "migration"), applied.length);
    const secrets = await Promise.all(handles.map((handle) => handle.readSecrets()));
    for (const each of secrets) assert.deepEqual(each, secrets[0]);
  },

  "refuses to start without a schema, and says which it needs": async ({ store }) => {
    const refusal = await refusalOf(store.ready());
    assert.equal(refusal.found, null);
    assert.equal((await refusalOf(store.readSecrets())).found, null);
    const { applied } = await store.migrate();
    assert.equal(refusal.expected, applied.at(-1));
    await store.ready();
  },

  "refuses a schema that a newer version left, at boot and by migrating": async (subject) => {
    const { applied } = await subject.store.migrate();
    await subject.pretendNewerSchema();
    const later = subject.second();
    for (const call of [() => later.ready(), () => later.migrate()]) {
      const { expected, found } = await refusalOf(call());
      assert.equal(expected, applied.at(-1));
      assert.ok(found !== null && found > expected, `found ${found}, expected ${expected}`);
    }
  },

  "makes its keys once, and gives every process the same": async (subject) => {
    await subject.store.migrate();
    const secrets = await subject.store.readSecrets();
    assert.match(secrets["suppression"] ?? "", secretPattern);
    assert.match(secrets["tokens"] ?? "", secretPattern);
    assert.notEqual(secrets["suppression"], secrets["tokens"]);
    const other = subject.second();
    await other.migrate();
    assert.deepEqual(await other.readSecrets(), secrets);
  },

  "may be closed twice": async ({ store }) => {
    assert.equal(store.specificationVersion, "v1");
    await store.migrate();
    await store.close();
    await store.close();
  },
} as const satisfies StoreTests;
