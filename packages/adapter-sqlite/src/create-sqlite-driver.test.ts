import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NestedTransactionError } from "@outreachkit/core/plugin";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSqliteDriver } from "./create-sqlite-driver.ts";

const open = () => createSqliteDriver({ source: { path: ":memory:" }, now: () => 42 });
let driver: ReturnType<typeof open>;
beforeEach(async () => {
  driver = open();
  await driver.connection.execute("create table note (id integer, words text)", []);
});
afterEach(() => driver.close());

const ids = async () =>
  (await driver.connection.execute("select id from note order by rowid", [])).map(({ id }) => id);

test("transactions and reads take turns in the order in which they came", async () => {
  const seen: unknown[] = [];
  const insert = (id: number) =>
    driver.transaction(async (connection) => {
      await connection.execute("insert into note (id) values (?)", [id]);
      await Promise.resolve();
      await connection.execute("insert into note (id) values (?)", [-id]);
    });
  await Promise.all([
    insert(1),
    ids().then((read) => seen.push(read)),
    insert(2),
    ids().then((read) => seen.push(read)),
  ]);
  expect(seen).toEqual([
    [1, -1],
    [1, -1, 2, -2],
  ]);
});

test("two connections to one file in one process wait for each other without blocking", async () => {
  const folder = await mkdtemp(join(tmpdir(), "outreachkit-sqlite-"));
  const drivers = [1, 2].map(() =>
    createSqliteDriver({ source: { path: join(folder, "shared.db") }, now: () => 42 }),
  );
  const count = async ({ transaction }: (typeof drivers)[number]) =>
    transaction(async (connection) => {
      await connection.execute("create table if not exists tally (id integer)", []);
      await connection.execute("insert into tally values (1)", []);
      // Lets the event loop turn while the lock is held.
      await new Promise((resolve) => setImmediate(resolve));
      return connection.execute("select count(*) as count from tally", []);
    });
  const counts = await Promise.all([0, 1, 0, 1, 0, 1].map((index) => count(drivers[index]!)));
  expect(
    counts.map(([row]) => row!["count"]).toSorted((left, right) => Number(left) - Number(right)),
  ).toEqual([1, 2, 3, 4, 5, 6]);
  for (const { close } of drivers) await close();
  await rm(folder, { recursive: true });
});

test("a transaction inside another throws instead of waiting for itself, and so does a read", async () => {
  await driver.transaction(async () => {
    await expect(driver.transaction(async () => 1)).rejects.toThrow(NestedTransactionError);
    await expect(ids()).rejects.toThrow(NestedTransactionError);
  });
  expect(await ids()).toEqual([]);
});

test("work that a transaction started and that outlives it may open its own", async () => {
  let later: Promise<unknown> | undefined;
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  await driver.transaction(async () => {
    later = ended.then(() => driver.transaction(async () => "done"));
  });
  end();
  await expect(later).resolves.toBe("done");
});

test("a transaction that throws leaves nothing and lets the next one in", async () => {
  const failing = driver.transaction(async (connection) => {
    await connection.execute("insert into note (id) values (1)", []);
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await ids()).toEqual([]);
});

test("a statement that was not awaited does not run in the next transaction", async () => {
  const connection = await driver.transaction(async (scoped) => scoped);
  await expect(connection.execute("insert into note (id) values (1)", [])).rejects.toMatchObject({
    code: "transaction-ended",
  });
});

test("a host's transaction commits what it wrote, and rolls back when it throws", async () => {
  await driver.hostTransaction((transaction) =>
    transaction.execute("insert into note (id) values (?)", [1]),
  );
  const failing = driver.hostTransaction(async (transaction) => {
    await transaction.execute("insert into note (id) values (?)", [2]);
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await ids()).toEqual([1]);
});

test("a host's values are stored as what they are: whole numbers, dates, booleans, nothing", async () => {
  const [row] = await driver.hostTransaction((transaction) =>
    transaction.execute("select ? / 2 as half, ? as yes, ? as none, ? as day", [
      1,
      true,
      undefined,
      new Date(0),
    ]),
  );
  expect({ ...row }).toEqual({ half: 0, yes: 1, none: null, day: "1970-01-01T00:00:00.000Z" });
  const alone = driver.hostTransaction(async (transaction) => {
    await transaction.execute("insert into note (words) values (?)", [new Date(0)]);
    return transaction.execute("select words from note", []);
  });
  expect((await alone)[0]!["words"]).toBe("1970-01-01T00:00:00.000Z");
});

test("a document as a parameter is refused with what to do", async () => {
  const passing = driver.hostTransaction((transaction) =>
    transaction.execute("select ?", [{ a: 1 }]),
  );
  await expect(passing).rejects.toThrow("JSON.stringify");
});

test("after close every call says so, and closing again is fine", async () => {
  await driver.close();
  await driver.close();
  await expect(ids()).rejects.toMatchObject({ code: "store-closed" });
});
