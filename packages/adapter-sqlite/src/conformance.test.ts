import { DatabaseSync } from "node:sqlite";
import { storeConformance } from "@outreachkit/conformance";
import {
  checkedStatements,
  findUncheckedFiles,
  findUnusedExemptions,
  forgetStatements,
} from "@outreachkit/tenant-check";
import BetterSqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import {
  createFileStoreUnderTest,
  createMemoryStoreUnderTest,
  type OpenHostDatabase,
} from "./test-support/create-store-under-test.ts";

forgetStatements();

const reason = "SQLite has one writer at a time: others wait until it ends";
const skip = { overlap: reason, "skip locked": reason };
const runner = { describe, it };

/** As a host opens it, with a short wait, because that blocks the event loop. */
const openBetterSqlite: OpenHostDatabase = (path) => {
  const database = new BetterSqlite(path, { timeout: 20 });
  database.pragma("journal_mode = wal");
  return database;
};

describe("in memory", () => {
  storeConformance({ runner, create: () => createMemoryStoreUnderTest(), skip });
});

describe("in a file that two handles have open", () => {
  storeConformance({ runner, create: () => createFileStoreUnderTest(), skip });
});

describe("on a better-sqlite3 database of the host's, in memory", () => {
  storeConformance({ runner, create: () => createMemoryStoreUnderTest(openBetterSqlite), skip });
});

describe("on better-sqlite3 databases of the host's, in a file without a write-ahead log", () => {
  const open: OpenHostDatabase = (path) => new BetterSqlite(path, { timeout: 20 });
  storeConformance({ runner, create: () => createFileStoreUnderTest(open), skip });
});

describe("on a node:sqlite database of the host's", () => {
  const open: OpenHostDatabase = (path) => new DatabaseSync(path);
  const groups = ["migrations", "transactions", "host transactions"] as const;
  storeConformance({ runner, create: () => createMemoryStoreUnderTest(open), skip, groups });
});

// Last: it is about everything that ran before.
describe("S22: the check of tenants, which is on in every test", () => {
  it("has seen a statement of every file that defines one", async () => {
    expect(await findUncheckedFiles()).toEqual([]);
  });

  it("needed each of its exemptions", () => {
    expect(findUnusedExemptions("sqlite")).toEqual([]);
  });
});

// Last as well. SQLite uses a bound limit to plan with, and plans again whenever one is bound: a round
// that found nothing took nine times as long.
it("binds no limit that SQLite would plan a statement again for", () => {
  const bound = [...checkedStatements.keys()].filter((text) => /\blimit \$\d/.test(text));
  expect(bound).toEqual([]);
});
