import type { Outreach, Subscriber } from "@outreachkit/core";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import {
  createBlindChannel,
  createPostgresHost,
  type PostgresHost,
} from "../test-support/create-postgres-host.ts";

let host: PostgresHost;
beforeEach(async () => {
  const channel = createBlindChannel();
  host = await createPostgresHost({
    url: inject("postgresUrl"),
    schema: "subscribers_test",
    channel,
  });
  await host.pool.query(
    "create table subscribers_test.timeline (number serial, id uuid not null, process text not null)",
  );
});
afterEach(() => host.close());

const insert = "insert into subscribers_test.timeline (id, process) values ($1, $2)";

const contacts = (outreach: Outreach, batch: number, count = 20) =>
  outreach.tenant("acme").contacts.upsert(
    Array.from({ length: count }, (_, index) => ({
      externalId: `person-${batch}-${index}`,
      email: `person-${batch}-${index}@one.example`,
    })),
  );

const told = async () =>
  (await host.pool.query("select id, process from subscribers_test.timeline order by number")).rows;

/** Ticks until `count` rows were told: what other tests' transactions hold back comes later. */
async function tellAll(processes: readonly Outreach[], count: number): Promise<void> {
  for (const deadline = performance.now() + 30_000; performance.now() < deadline;) {
    await Promise.all(processes.map((process) => process.tick()));
    if ((await told()).length >= count) return;
  }
}

test("two processes tell each event once, one of them at a time, while others write", async () => {
  let running = 0;
  let most = 0;
  const subscriber = (process: string): Subscriber => ({
    name: "timeline",
    on: ["contact-created"],
    from: "start",
    handle: async (events, { transaction }) => {
      running += 1;
      most = Math.max(most, running);
      for (const { id } of events) await transaction.execute(insert, [id, process]);
      running -= 1;
    },
  });
  const processes = ["one", "two"].map((name) => host.open({ subscribers: [subscriber(name)] }));
  const writer = host.open();
  await contacts(writer, 0);
  const writing = Promise.all([1, 2, 3, 4].map((batch) => contacts(writer, batch)));
  await tellAll(processes, 100);
  await writing;
  await tellAll(processes, 100);
  const rows = await told();
  expect(new Set(rows.map(({ id }) => id)).size).toBe(100);
  expect(rows).toHaveLength(100);
  expect(most).toBe(1);
});

test("a process that loses its connection in the handler has written nothing, and the event comes again", async () => {
  let attempts = 0;
  const outreach = host.open({
    subscribers: [
      {
        name: "timeline",
        on: ["contact-created"],
        from: "start",
        handle: async (events, { transaction }) => {
          attempts += 1;
          for (const { id } of events) await transaction.execute(insert, [id, "one"]);
          if (attempts > 1) return;
          const [row] = await transaction.execute("select pg_backend_pid() as pid", []);
          await host.pool.query("select pg_terminate_backend($1)", [row?.["pid"]]);
        },
      },
    ],
  });
  await contacts(outreach, 0, 1);
  for (const deadline = performance.now() + 30_000; attempts < 1 && performance.now() < deadline;)
    await outreach.tick();
  expect(await told()).toEqual([]);
  const [status] = await outreach.subscribers.list();
  expect(status).toMatchObject({
    failures: 1,
    code: expect.any(String),
    behind: expect.any(Number),
  });
  // A minute later, by the database's clock.
  await host.pool.query("update subscribers_test.subscriber_cursor set retry_at = 0");
  await tellAll([outreach], 1);
  expect(await told()).toHaveLength(1);
  expect((await outreach.subscribers.list())[0]).toMatchObject({ failures: 0, code: null });
});

test("an error of the database that a handler swallows fails it all the same", async () => {
  let attempts = 0;
  const outreach = host.open({
    subscribers: [
      {
        name: "careless",
        on: ["contact-created"],
        from: "start",
        handle: async (_events, { transaction }) => {
          attempts += 1;
          await transaction.execute("select nonsense", []).catch(() => undefined);
        },
      },
    ],
  });
  await contacts(outreach, 0, 1);
  for (const deadline = performance.now() + 30_000; attempts < 1 && performance.now() < deadline;)
    await outreach.tick();
  expect((await outreach.subscribers.list())[0]).toMatchObject({ failures: 1, code: "25P02" });
});
