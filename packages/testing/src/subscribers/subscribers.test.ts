import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import type { OutreachEvent, Subscriber, SubscriberContext } from "@outreachkit/core";
import { afterEach, expect, test } from "vitest";
import { createTestKit } from "../kit/create-test-kit.ts";
import type { TestKit } from "../kit/test-kit.ts";
import { createHost } from "../test-support/create-host.ts";
import { launchSmallCampaign } from "../test-support/launch-small-campaign.ts";

const start = "2026-03-02T08:00:00Z";
let kit: TestKit;
afterEach(() => kit.close());

async function open(...subscribers: readonly Subscriber[]) {
  kit = await createTestKit({ create: createHost({ subscribers }), start });
  await kit.outreach.transaction((transaction) =>
    transaction.execute("create table timeline (id text not null, number integer primary key)", []),
  );
}

const remember = async (
  events: readonly OutreachEvent[],
  { transaction }: Pick<SubscriberContext, "transaction">,
) => {
  for (const { id } of events)
    await transaction.execute("insert into timeline (id) values (?)", [id]);
};

/** What handlers wrote, in order. */
const timeline = () =>
  kit.outreach.transaction(async (transaction) =>
    (await transaction.execute("select id from timeline order by number", [])).map(({ id }) => id),
  );

const logged = async (type: OutreachEvent["type"]) => {
  const { items } = await kit.tenant.events.list({ limit: 200, filter: { types: [type] } });
  return items;
};
const status = async (name = "timeline") =>
  (await kit.outreach.subscribers.list()).find((one) => one.name === name);

const subscriber = (handle: Subscriber["handle"], part: Partial<Subscriber> = {}): Subscriber => ({
  name: "timeline",
  on: ["delivery-sent", "reply-received"],
  from: "start",
  handle,
  ...part,
});

test("a handler is told of every event of its types once, in order, with what it writes", async () => {
  await open(subscriber(remember));
  await launchSmallCampaign(kit);
  await kit.advance({ days: 10 });
  const told = [...(await logged("delivery-sent")), ...(await logged("reply-received"))];
  const ids = await timeline();
  expect(new Set(ids)).toEqual(new Set(told.map(({ id }) => id)));
  expect(ids).toHaveLength(told.length);
  expect(ids.length).toBeGreaterThan(4);
  expect(await status()).toMatchObject({
    configured: true,
    behind: 0,
    oldestAt: null,
    failures: 0,
  });
});

test("a worker that dies after the handler and before the commit delivers again, and writes once", async () => {
  const calls: string[] = [];
  await open(
    subscriber(async (events, context) => {
      if (calls.length === 0) kit.crashNextWorker({ before: "transaction.commit" });
      calls.push(...events.map(({ id }) => id));
      await remember(events, context);
    }),
  );
  await launchSmallCampaign(kit);
  const run = await kit.advance({ days: 10 });
  expect(run.crashes).toBe(1);
  const ids = await timeline();
  expect(new Set(ids).size).toBe(ids.length);
  expect(calls.length).toBeGreaterThan(ids.length);
  expect(new Set(calls)).toEqual(new Set(ids));
});

test("a new subscriber begins with what happens from now on, unless it asks for the whole log", async () => {
  await open(
    subscriber(() => undefined, { name: "from-now", from: "now" }),
    subscriber(() => undefined, { name: "by-default" }),
    subscriber(remember, { on: ["campaign-created"] }),
  );
  await launchSmallCampaign(kit);
  await kit.settle();
  expect(await timeline()).toHaveLength(1);
});

test("by default what happened before its first round is not told", async () => {
  const told: string[] = [];
  const handle: Subscriber["handle"] = (events) =>
    void told.push(...events.map(({ type }) => type));
  await open({ name: "new", on: ["campaign-created", "campaign-launched"], handle });
  const campaign = await launchSmallCampaign(kit);
  await kit.settle();
  expect(told).toEqual([]);
  await kit.tenant.campaigns.pause(campaign.id, { why: "by-hand" });
  await kit.tenant.campaigns.cancel(campaign.id, { why: "by-hand" });
  await kit.tenant.campaigns.save({
    key: "second",
    senders: [{ externalId: "ada" }],
    schedule: { everyDay: "00:00-24:00" },
    steps: [{ key: "hook", kind: "email", content: { subject: "Hello", body: "Hello!" } }],
  });
  await kit.settle();
  expect(told).toEqual(["campaign-created"]);
});

test("events of two tenants come in calls of their own, with the host's key", async () => {
  const calls: { readonly tenant: string; readonly ids: readonly string[] }[] = [];
  await open(
    subscriber(
      (events, { tenant }) => void calls.push({ tenant, ids: events.map(({ id }) => id) }),
      { on: ["sender-created"] },
    ),
  );
  const owned = new Map<string, string[]>();
  for (const key of ["acme", "beta", "acme", "beta"]) {
    const tenant = kit.outreach.tenant(key);
    const externalId = `${key}-${(owned.get(key) ?? []).length}`;
    await tenant.senders.upsert([
      { externalId, channel: "recording", name: "Ada", address: "ada@acme.example" },
    ]);
    const { items } = await tenant.events.list({ filter: { types: ["sender-created"] } });
    owned.set(
      key,
      items.map(({ id }) => id),
    );
  }
  await kit.settle();
  expect(calls).toEqual([
    { tenant: "acme", ids: owned.get("acme") },
    { tenant: "beta", ids: owned.get("beta") },
  ]);
});

test("a long log comes in batches of at most a hundred", async () => {
  const sizes: number[] = [];
  await open(subscriber((events) => void sizes.push(events.length), { on: ["contact-created"] }));
  await kit.tenant.contacts.upsert(
    Array.from({ length: 730 }, (_, index) => ({ email: `p${index}@one.example` })),
  );
  await kit.settle();
  expect(Math.max(...sizes)).toBe(100);
  expect(sizes.reduce((sum, size) => sum + size)).toBe(730);
});

test("the wrong options fail at construction, naming each", () => {
  const handle = () => undefined;
  const wrong = createHost({
    subscribers: [
      { name: "twice", on: ["delivery-sent"], handle },
      { name: "twice", on: ["delivery-sent"], handle },
      { name: "Not a name", on: [], handle },
      { name: "typo", on: ["delivery-snet" as "delivery-sent"], handle },
    ],
  });
  expect(() => wrong({})).toThrow(
    expect.objectContaining({
      problems: [
        expect.objectContaining({ path: "subscribers.1.name", code: "duplicate-name" }),
        expect.objectContaining({ path: "subscribers.2.name", code: "invalid-name" }),
        expect.objectContaining({ path: "subscribers.2.on", code: "empty" }),
        expect.objectContaining({ path: "subscribers.3.on.0", code: "unknown-event-type" }),
      ],
    }),
  );
});

test("a place in the log outlives its subscriber, and is shown as nobody's", async () => {
  await open();
  const store = createSqliteStore({ path: ":memory:", now: kit.clock.now });
  const before = createHost({ subscribers: [subscriber(() => undefined)] })({ store });
  await before.migrate();
  await before.tick();
  const after = createHost()({ store });
  await after.tenant().settings.update({ timeZone: "Europe/Berlin" });
  await after.tick();
  expect(await after.subscribers.list()).toMatchObject([
    { name: "timeline", configured: false, behind: 2, oldestAt: start.replace("Z", ".000Z") },
  ]);
  const back = createHost({ subscribers: [subscriber(() => undefined)] })({ store });
  await back.tick();
  expect(await back.subscribers.list()).toMatchObject([{ configured: true, behind: 0 }]);
  await store.close();
});
