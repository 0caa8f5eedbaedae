import type { OutreachEvent, Subscriber } from "@outreachkit/core";
import { afterEach, expect, test } from "vitest";
import { createTestKit } from "../kit/create-test-kit.ts";
import type { TestKit } from "../kit/test-kit.ts";
import { createHost } from "../test-support/create-host.ts";

const start = "2026-03-02T08:00:00Z";
let kit: TestKit;
afterEach(() => kit.close());

async function open(...subscribers: readonly Subscriber[]) {
  kit = await createTestKit({ create: createHost({ subscribers }), start });
}

/** One event for each address. */
const contacts = (...addresses: readonly string[]) =>
  kit.tenant.contacts.upsert(addresses.map((email) => ({ email, firstName: "Person" })));
const logged = async () =>
  (await kit.tenant.events.list({ limit: 200, filter: { types: ["contact-created"] } })).items;
const status = async (name: string) =>
  (await kit.outreach.subscribers.list()).find((one) => one.name === name);

const on = ["contact-created"] as const;
const many = Array.from({ length: 20 }, (_, index) => `p${index}@one.example`);

test("an event that a handler fails on waits alone: those before it are handled, none is skipped", async () => {
  const handled: string[] = [];
  let poison = "";
  const handle = (events: readonly OutreachEvent[]) => {
    if (events.some(({ id }) => id === poison)) throw new TypeError("person@secret.example");
    handled.push(...events.map(({ id }) => id));
  };
  await open({ name: "picky", on, from: "start", handle });
  await contacts(...many);
  const ids = (await logged()).map(({ id }) => id);
  poison = ids[7]!;
  await kit.settle();
  expect(handled).toEqual(ids.slice(0, 7));
  const failing = await status("picky");
  expect(failing).toMatchObject({
    failures: 1,
    code: "TypeError",
    eventId: poison,
    retryAt: "2026-03-02T08:01:00.000Z",
  });
  expect(JSON.stringify(failing)).not.toContain("secret");
  expect(failing?.behind).toBeGreaterThanOrEqual(13);
  poison = "";
  await kit.advance({ minutes: 2 });
  expect(handled).toEqual(ids);
  expect(await status("picky")).toMatchObject({
    failures: 0,
    code: null,
    eventId: null,
    behind: 0,
  });
});

test("it is tried again after 1, 5 and 15 minutes, then every hour", async () => {
  const attempts: number[] = [];
  const handle = () => {
    attempts.push(kit.clock.now() - Date.parse(start));
    throw Object.assign(new Error("no"), { code: "E_DOWN" });
  };
  await open({ name: "down", on, from: "start", handle });
  await contacts("one@one.example");
  await kit.advance({ hours: 3 });
  const minutes = attempts.map((at) => at / 60_000);
  expect(minutes).toEqual([0, 1, 6, 21, 81, 141]);
  expect(await status("down")).toMatchObject({ failures: 6, code: "E_DOWN" });
});

test("one that fails holds up no other", async () => {
  const handled: string[] = [];
  await open(
    {
      name: "broken",
      on,
      from: "start",
      handle: () => Promise.reject(new Error("broken")),
    },
    {
      name: "healthy",
      on,
      from: "start",
      handle: (events) => void handled.push(...events.map(({ id }) => id)),
    },
  );
  await contacts(...many);
  await kit.settle();
  expect(handled).toHaveLength(many.length);
});

test("what a failing handler wrote is rolled back with it", async () => {
  let fails = true;
  await open({
    name: "writer",
    on,
    from: "start",
    handle: async (events, { transaction }) => {
      for (const { id } of events)
        await transaction.execute("insert into timeline (id) values (?)", [id]);
      if (fails) throw new Error("too late");
    },
  });
  const rows = () =>
    kit.outreach.transaction((transaction) => transaction.execute("select id from timeline", []));
  await kit.outreach.transaction((transaction) =>
    transaction.execute("create table timeline (id text primary key)", []),
  );
  await contacts(...many);
  await kit.settle();
  expect(await rows()).toEqual([]);
  fails = false;
  await kit.advance({ minutes: 2 });
  expect(await rows()).toHaveLength(many.length);
});

test("the library can be called inside with the transaction; without, it throws instead of hanging", async () => {
  const codes: unknown[] = [];
  let pass = false;
  await open({
    name: "nested",
    on,
    from: "start",
    handle: async (_events, { tenant, transaction }) => {
      const { suppressions } = kit.outreach.tenant(tenant);
      await suppressions
        .add([{ address: "one@one.example" }], pass ? { transaction } : {})
        .catch((error: { readonly code?: unknown }) => {
          codes.push(error.code);
          throw error;
        });
    },
  });
  await contacts("one@one.example");
  await kit.settle();
  expect(codes).toEqual(["nested-transaction"]);
  expect(await status("nested")).toMatchObject({ failures: 1, code: "nested-transaction" });
  pass = true;
  await kit.advance({ minutes: 2 });
  expect(await kit.tenant.suppressions.has({ address: "one@one.example" })).toBe(true);
  expect(await status("nested")).toMatchObject({ failures: 0, behind: 0 });
});

test("a statement that outlives the handler runs in nobody's transaction", async () => {
  let late: Promise<unknown> | undefined;
  let go: () => void = () => undefined;
  const after = new Promise<void>((resolve) => (go = resolve));
  await open({
    name: "careless",
    on,
    from: "start",
    handle: (_events, { transaction }) => {
      late = after.then(() => transaction.execute("select 1", []));
      late.catch(() => undefined);
    },
  });
  await contacts("one@one.example");
  await kit.settle();
  go();
  await expect(late).rejects.toThrow(/has ended/);
});

test("without anything to tell, a round costs one read", async () => {
  await open({ name: "idle", on, handle: () => undefined });
  await kit.settle();
  const before = kit.workers.at(-1)!.length;
  await kit.settle();
  const operations = kit.workers.at(-1)!.slice(before);
  expect(operations.filter((name) => name.startsWith("subscribers."))).toEqual([
    "subscribers.findDue",
  ]);
  expect(operations).not.toContain("transaction.begin");
});
