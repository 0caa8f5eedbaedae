import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NestedTransactionError, type Store, type TenantRecord } from "@outreachkit/core/plugin";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSqliteStore } from "./create-sqlite-store.ts";

const tenant: TenantRecord = {
  id: "019a0000-0000-7000-8000-000000000001",
  key: "acme",
  state: "active",
  settings: { timeZone: "Europe/Berlin" },
  version: 1,
  createdAt: 1_770_000_000_000,
};

let store: Store;
beforeEach(async () => {
  store = createSqliteStore({ path: ":memory:", now: () => 42 });
  await store.migrate();
});
afterEach(() => store.close());

const find = () => store.read((session) => session.tenants.get(tenant.id));

test("what is written in the host's transaction is committed with it", async () => {
  await store.hostTransaction(async (transaction) => {
    await store.transaction((session) => session.tenants.insertIfAbsent(tenant), { transaction });
    const seen = await store.read((session) => session.tenants.get(tenant.id), { transaction });
    expect(seen).toEqual(tenant);
  });
  expect(await find()).toEqual(tenant);
});

test("what is written in the host's transaction is rolled back with it", async () => {
  const attempt = store.hostTransaction(async (transaction) => {
    await store.transaction((session) => session.tenants.insertIfAbsent(tenant), { transaction });
    throw new Error("the host changed its mind");
  });
  await expect(attempt).rejects.toThrow("the host changed its mind");
  expect(await find()).toBeNull();
});

test("a call that forgets to pass the transaction on throws", async () => {
  const attempt = store.hostTransaction(() =>
    store.transaction((session) => session.tenants.insertIfAbsent(tenant)),
  );
  await expect(attempt).rejects.toThrow(NestedTransactionError);
});

test("the clock is the one that was given", async () => {
  expect(await store.now()).toBe(42);
});

test("two prefixes in one file are two stores", async () => {
  const folder = await mkdtemp(join(tmpdir(), "outreachkit-sqlite-"));
  const path = join(folder, "shared.db");
  const stores = ["one_", "two_"].map((prefix) => createSqliteStore({ path, prefix }));
  for (const each of stores) await each.migrate();
  await stores[0]!.transaction((session) => session.tenants.insertIfAbsent(tenant));
  const found = stores.map((each) => each.read((session) => session.tenants.get(tenant.id)));
  expect(await Promise.all(found)).toEqual([tenant, null]);
  for (const each of stores) await each.close();
  await rm(folder, { recursive: true });
});
