import pg from "pg";
import { afterAll, beforeEach, afterEach, expect, inject, test } from "vitest";
import { createLog, event, type Log, tenantId } from "./test-support/create-log.ts";

let log: Log;
beforeEach(async () => {
  log = await createLog({ url: inject("postgresUrl"), schema: "event_readers" });
});
afterEach(() => log.close());

const other = `event_readers_${process.pid}`;
const admin = new pg.Pool({ connectionString: inject("postgresUrl") });
afterAll(async () => {
  await admin.query(`drop database if exists ${other}`);
  await admin.end();
});

test("a reader between two commits, the later number first, neither skips nor doubles", async () => {
  const [early, late, last] = [event(1, 1), event(2, 1), event(3, 1)];
  const first = await log.begin();
  await first.write(early);
  await log.write(late);
  const between = await log.readSettled(null);
  expect(between.events).toEqual([]);
  // What is there can be shown all the same.
  const shown = await log.store.read((session) =>
    session.events.list({ tenantId, after: null, limit: 10 }),
  );
  expect(shown.map(({ id }) => id)).toEqual([late.id]);
  await first.commit();
  const { events, cursor } = await log.readOn(between.end, 2);
  expect(events).toEqual([early.id, late.id]);
  await log.write(last);
  expect((await log.readOn(cursor, 1)).events).toEqual([last.id]);
});

test("what comes after a transaction that runs is read no further than before it", async () => {
  const settled = [event(1, 1), event(1, 2)];
  await log.write(...settled);
  const { cursor } = await log.readOn(null, 2);
  const running = await log.begin();
  await running.write(event(2, 1));
  for (let version = 1; version <= 3; version += 1) await log.write(event(3, version));
  expect(await log.readSettled(cursor)).toMatchObject({ events: [], end: cursor, more: false });
  await running.rollback();
  expect((await log.readOn(cursor, 3)).events).toHaveLength(3);
});

test("an entity's events stand by their version, though the later writer began earlier", async () => {
  const old = await log.begin();
  // It has its id, and so an older one than whoever writes first.
  await old.query("select pg_current_xact_id()");
  const [one, two] = [event(1, 1), event(1, 2)];
  await log.write(one);
  await old.write(two);
  await old.commit();
  expect((await log.readOn(null, 2)).events).toEqual([one.id, two.id]);
  const shown = await log.store.read((session) =>
    session.events.list({ tenantId, after: null, limit: 10 }),
  );
  expect(shown.map(({ version }) => version)).toEqual([1, 2]);
});

test("an old transaction in another database of the server delays events, and loses none", async () => {
  await admin.query(`drop database if exists ${other}`);
  await admin.query(`create database ${other}`);
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${other}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query("begin; create table unrelated (id integer)");
  const written = event(1, 1);
  await log.write(written);
  expect((await log.readSettled(null)).events).toEqual([]);
  await client.query("commit");
  await client.end();
  expect((await log.readOn(null, 1)).events).toEqual([written.id]);
});

test("a transaction that only reads delays nothing", async () => {
  const reader = await log.begin();
  await reader.query("select count(*) from event_readers.event");
  const written = event(1, 1);
  await log.write(written);
  expect((await log.readOn(null, 1)).events).toEqual([written.id]);
  await reader.commit();
});

test("the last event is settled when nothing runs and nothing else is ever written", async () => {
  const old = await log.begin();
  await old.query("select pg_current_xact_id()");
  // Later ids come and end while the older one is still to write.
  for (let count = 0; count < 3; count += 1) await log.write(event(2 + count, 1));
  const written = event(1, 1);
  await old.write(written);
  await old.commit();
  expect((await log.readOn(null, 4)).events).toContain(written.id);
});

test("cursors go on over a page, and one that nobody gave is refused", async () => {
  const events = Array.from({ length: 25 }, (_, index) => event(1, index + 1));
  await log.write(...events);
  await log.readOn(null, 25);
  const found: string[] = [];
  let cursor: string | null = null;
  for (let more = true; more;) {
    const page = await log.readSettled(cursor, 10);
    found.push(...page.events.map(({ id }) => id));
    ({ end: cursor, more } = page);
  }
  expect(found).toEqual(events.map(({ id }) => id));
  for (const wrong of ["", "5", "-1-1", "1-1; drop table event", "99999999999999999999-1"]) {
    await expect(log.readSettled(wrong)).rejects.toMatchObject({ code: "invalid-input" });
  }
});
