import { DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import { InvalidInputError, type TenantRecord } from "@outreachkit/core/plugin";
import BetterSqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSqliteStore } from "./create-sqlite-store.ts";

const tenant: TenantRecord = {
  id: "019a0000-0000-7000-8000-000000000001",
  key: "acme",
  state: "active",
  settings: { timeZone: "Europe/Berlin" },
  version: 1,
  createdAt: 1_770_000_000_000,
};

const drivers = {
  "better-sqlite3": () => new BetterSqlite(":memory:"),
  "node:sqlite": () => new DatabaseSync(":memory:"),
} as const;

describe.each(Object.entries(drivers))("a database that the host opened with %s", (_, open) => {
  let database: ReturnType<typeof open>;
  let store: ReturnType<typeof createSqliteStore>;
  beforeEach(async () => {
    database = open();
    database.exec("create table deal (name text)");
    store = createSqliteStore({ database });
    await store.migrate();
  });
  afterEach(async () => {
    await store.close();
    database.close();
  });
  const find = () => store.read((session) => session.tenants.get(tenant.id));
  const count = () => Number(Object(database.prepare("select count(*) as n from deal").get()).n);

  test("the host's rows share a transaction with ours, and its end", async () => {
    const write = (mind: "stays" | "changes") =>
      store.hostTransaction(async (transaction) => {
        await transaction.execute("insert into deal values (?)", ["Beta"]);
        await store.transaction((session) => session.tenants.insertIfAbsent(tenant), {
          transaction,
        });
        if (mind === "changes") throw new Error("the host changed its mind");
      });
    await expect(write("changes")).rejects.toThrow("the host changed its mind");
    expect([count(), await find()]).toEqual([0, null]);
    await write("stays");
    expect([count(), await find()]).toEqual([1, tenant]);
  });

  test("a transaction that the host has open on it is waited for, and is not ours", async () => {
    database.exec("begin");
    database.exec("insert into deal values ('Beta')");
    const written = store.transaction((session) => session.tenants.insertIfAbsent(tenant));
    await setImmediate();
    database.exec("rollback");
    expect(await written).toBe(true);
    expect([count(), await find()]).toEqual([0, tenant]);
  });

  test("closing the store leaves it open", async () => {
    await store.close();
    expect(count()).toBe(0);
    await expect(find()).rejects.toMatchObject({ code: "store-closed" });
  });
});

test.each(["", 'a"; drop table deal; --', "a'b", "a%", "sqlite_", "1a", "a.b"])(
  "S23: %j, which is no plain part of a name or SQLite's own, is refused as a prefix",
  (prefix) => {
    const create = () => createSqliteStore({ path: ":memory:", prefix });
    expect(create).toThrow(InvalidInputError);
  },
);

test("a store without a place is refused at once", () => {
  expect(() => createSqliteStore({} as { path: string })).toThrow(/name a file, or pass/);
});
