import { SchemaVersionError } from "@outreachkit/core/plugin";
import { afterEach, expect, test } from "vitest";
import { migrations } from "../migrations/migrations.ts";
import { createSqlStore } from "../store/create-sql-store.ts";
import type { CreateEmptyDatabase, EmptyDatabase } from "./create-test-bed.ts";

/** How a database comes to its schema. */
export const testMigrations = (createDatabase: CreateEmptyDatabase): void => {
  const cleanUps: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  });
  const openDatabase = async (): Promise<EmptyDatabase> => {
    const database = await createDatabase();
    cleanUps.push(() => database.drop());
    return database;
  };
  const openStore = (database: EmptyDatabase, known = migrations) => {
    const driver = database.createDriver();
    const store = createSqlStore({ driver, dialect: database.dialect, migrations: known });
    cleanUps.push(() => store.close());
    return store;
  };
  const names = migrations.map(({ name }) => name);
  const newer = { name: "9999-newer", statements: () => [] };

  test("migrating twice applies everything once and keeps the keys", async () => {
    const store = openStore(await openDatabase());
    expect(await store.migrate()).toEqual({ applied: names });
    const secrets = await store.readSecrets();
    expect(await store.migrate()).toEqual({ applied: [] });
    expect(await store.readSecrets()).toEqual(secrets);
    expect(secrets).toEqual({
      suppression: expect.stringMatching(/^[0-9a-f]{64}$/),
      tokens: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(secrets["suppression"]).not.toBe(secrets["tokens"]);
  });

  test("twenty processes may migrate at once; each migration is applied by one of them", async () => {
    const database = await openDatabase();
    const stores = Array.from({ length: 20 }, () => openStore(database));
    const reports = await Promise.all(stores.map((store) => store.migrate()));
    expect(reports.flatMap(({ applied }) => applied)).toEqual(names);
    const secrets = await Promise.all(stores.map((store) => store.readSecrets()));
    expect(new Set(secrets.map((secret) => JSON.stringify(secret))).size).toBe(1);
  });

  test("a database without a schema is refused until it was migrated", async () => {
    const store = openStore(await openDatabase());
    const refusal = await store.ready().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SchemaVersionError);
    expect(refusal).toMatchObject({ found: null, expected: names.at(-1) });
    await expect(store.readSecrets()).rejects.toThrow(SchemaVersionError);
    await store.migrate();
    await expect(store.ready()).resolves.toBeUndefined();
  });

  test("an older schema is refused at boot and brought up by the next migration", async () => {
    const database = await openDatabase();
    await openStore(database).migrate();
    const store = openStore(database, [...migrations, newer]);
    await expect(store.ready()).rejects.toMatchObject({
      found: names.at(-1),
      expected: newer.name,
    });
    expect(await store.migrate()).toEqual({ applied: [newer.name] });
  });

  test("a newer schema is refused, at boot and by migrate", async () => {
    const database = await openDatabase();
    await openStore(database, [...migrations, newer]).migrate();
    const store = openStore(database);
    for (const call of [() => store.ready(), () => store.migrate()]) {
      await expect(call()).rejects.toMatchObject({ found: newer.name, expected: names.at(-1) });
    }
  });

  test("a migration that fails leaves nothing behind", async () => {
    const database = await openDatabase();
    const broken = {
      name: "9999-broken",
      statements: () => ["create table outreach_broken (id integer)", "no such statement"],
    };
    const store = openStore(database, [...migrations, broken]);
    await expect(store.migrate()).rejects.toThrow(/syntax error/);
    await expect(openStore(database).ready()).resolves.toBeUndefined();
  });
};
