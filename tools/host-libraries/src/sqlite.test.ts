import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSqliteStore, fromKnex, fromKysely } from "@outreachkit/adapter-sqlite";
import BetterSqlite from "better-sqlite3";
import knex, { type Knex } from "knex";
import { Kysely, sql, SqliteDialect } from "kysely";
import { afterAll, beforeAll, describe } from "vitest";
import { createScene } from "./test-support/create-scene.ts";
import { type HostUnderTest, testHostTransactions } from "./test-support/test-host-transactions.ts";

/** A file with the host's table, and a connection that looks at what is committed. */
const openFile = async () => {
  const folder = await mkdtemp(join(tmpdir(), "outreachkit-host-"));
  const path = join(folder, "host.db");
  const database = new BetterSqlite(path);
  database.pragma("journal_mode = wal");
  database.exec("create table deal (id integer primary key, name text not null)");
  return {
    path,
    deals: async () =>
      database
        .prepare<[], { name: string }>("select name from deal order by id")
        .all()
        .map(({ name }) => name),
    remove: async () => {
      database.close();
      await rm(folder, { recursive: true });
    },
  };
};

describe("Kysely on its own connection to the file", () => {
  let host: HostUnderTest;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const { path, deals, remove } = await openFile();
    const database = new BetterSqlite(path);
    const db = new Kysely<{ deal: { name: string } }>({ dialect: new SqliteDialect({ database }) });
    const scene = await createScene(createSqliteStore({ path }));
    host = {
      scene,
      deals,
      transaction: (work) =>
        db.transaction().execute((trx) =>
          work({
            transaction: fromKysely(trx),
            insertDeal: (name) => trx.insertInto("deal").values({ name }).execute(),
            fail: () => sql`select nothing`.execute(trx),
          }),
        ),
    };
    close = async () => {
      await scene.outreach.close();
      await db.destroy();
      await remove();
    };
  });
  afterAll(() => close());
  testHostTransactions(() => host);
});

describe("Knex on its own connection to the file", () => {
  let host: HostUnderTest;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const { path, deals, remove } = await openFile();
    const db: Knex = knex({
      client: "better-sqlite3",
      connection: { filename: path },
      useNullAsDefault: true,
    });
    const scene = await createScene(createSqliteStore({ path }));
    host = {
      scene,
      deals,
      transaction: (work) =>
        db.transaction((trx) =>
          work({
            transaction: fromKnex(trx),
            insertDeal: async (name) => await trx("deal").insert({ name }),
            fail: async () => await trx.raw("select nothing"),
          }),
        ),
    };
    close = async () => {
      await scene.outreach.close();
      await db.destroy();
      await remove();
    };
  });
  afterAll(() => close());
  testHostTransactions(() => host);
});
