import { createPostgresStore } from "@outreachkit/adapter-postgres";
import { createOutreach, type Outreach } from "@outreachkit/core";
import type { MessageKind } from "@outreachkit/core/plugin";
import pg from "pg";
import { afterAll, afterEach, expect, inject, test } from "vitest";
import { createRecordingChannel } from "../channel/create-recording-channel.ts";
import { countStatements } from "../test-support/count-statements.ts";
import { createVirtualClock } from "../time/create-virtual-clock.ts";

const owner = new pg.Pool({ connectionString: inject("postgresUrl") });
const kinds: readonly MessageKind[] = [
  { kind: "email", addressType: "email", limits: {}, threads: true },
  { kind: "sms", addressType: "phone", limits: {}, threads: false },
];
const opened: Outreach[] = [];
let schemas = 0;
afterEach(async () => {
  for (const outreach of opened.splice(0)) await outreach.close();
});
afterAll(async () => {
  for (let schema = 1; schema <= schemas; schema += 1)
    await owner.query(`drop schema if exists dispatch_statements_${schema} cascade`);
  await owner.end();
});

/** So many contacts who are due, their messages approved, their campaign known to the process. */
async function prepare({
  contacts,
  steps,
  falls = false,
}: {
  readonly contacts: number;
  readonly steps: number;
  /** The steps have a fallback. */
  readonly falls?: boolean;
}) {
  const { pool, texts } = countStatements(owner);
  const clock = createVirtualClock({ start: "2026-03-02T09:00:00Z" });
  const channel = createRecordingChannel({ clock, kinds });
  const outreach = createOutreach({
    store: createPostgresStore({
      pool: pool as pg.Pool,
      schema: `dispatch_statements_${++schemas}`,
    }),
    clock,
    channels: [channel],
  });
  opened.push(outreach);
  await outreach.migrate();
  const tenant = outreach.tenant();
  await tenant.settings.update({ timeZone: "Europe/Berlin", postalAddress: "1 Invented Street" });
  await tenant.senders.upsert([
    {
      externalId: "ada",
      channel: "recording",
      name: "Ada",
      address: "ada@acme.example",
      dailyCap: 10_000,
      gap: { seconds: 0 },
      gapJitter: { seconds: 0 },
    },
  ]);
  const campaign = await tenant.campaigns.save({
    key: "winback",
    senders: [{ externalId: "ada" }],
    approval: "autopilot",
    schedule: { everyDay: "12:00-24:00" },
    checks: { minimumPersonalization: 0 },
    steps: Array.from({ length: steps }, (_, index) => ({
      key: `step-${index}`,
      kind: "email",
      delay: { days: index },
      content: { subject: "Hello", body: "Hello!" },
      ...(falls && { fallback: [{ kind: "sms", content: { body: "Hello!" } }] }),
    })),
  });
  await tenant.campaigns.enroll(campaign.id, {
    contacts: Array.from({ length: contacts }, (_, index) => ({
      email: `person-${index}@beta.example`,
      phone: `+49155500${100 + index}`,
    })),
  });
  await tenant.generation.run(campaign.id);
  await tenant.campaigns.launch(campaign.id);
  // In the morning everybody is planned, and the campaign becomes known.
  while ((await outreach.tick()).more);
  clock.advanceTo("2026-03-02T12:00:00Z");
  texts.length = 0;
  return { outreach, channel, clock, texts };
}

const isBegin = (text: string) => text.startsWith("begin");
const isCommit = (text: string) => text === "commit";

const findCampaigns = async (outreach: Outreach) =>
  (await outreach.tenant().campaigns.list()).items;

/** How many statements each transaction took. */
function inTransactions(texts: readonly string[]): readonly number[] {
  const commits = texts.flatMap((text, index) => (isCommit(text) ? [index] : []));
  const begins = texts.flatMap((text, index) => (isBegin(text) ? [index] : []));
  return begins.map((begin, index) => commits[index]! - begin - 1);
}

/** How many statements the look, the claim and the settlement took, of one batch. */
function countsOf(texts: readonly string[]) {
  const begins = texts.flatMap((text, index) => (isBegin(text) ? [index] : []));
  const commits = texts.flatMap((text, index) => (isCommit(text) ? [index] : []));
  const inside = (batch: number) => commits[batch]! - begins[batch]! - 1;
  const agenda = texts.findIndex((text) => text.includes("as recovery_at"));
  return {
    transactions: begins.length,
    look: begins[0]! - agenda - 1,
    claim: inside(0),
    settle: inside(1),
  };
}

test.each([10, 100])(
  "a batch of %i is looked for, claimed and settled in at most three statements each, with two commits",
  async (contacts) => {
    const { outreach, texts } = await prepare({ contacts, steps: 2 });
    const { sent } = await outreach.tick({ limit: contacts });
    expect(sent).toBe(contacts);
    expect(countsOf(texts)).toEqual({ transactions: 2, look: 2, claim: 3, settle: 2 });
  },
);

test("a batch that ends its sequences reads what else has no end: one statement more", async () => {
  const { outreach, texts } = await prepare({ contacts: 50, steps: 1 });
  await outreach.tick({ limit: 50 });
  expect(countsOf(texts)).toEqual({ transactions: 2, look: 2, claim: 3, settle: 3 });
});

test.each([1, 20])(
  "a batch with %i bounces adds the suppressions and what judges breakers: six statements for all of them",
  async (bounces) => {
    const { outreach, channel, texts } = await prepare({ contacts: 50, steps: 2 });
    for (let count = 0; count < bounces; count += 1) channel.failNext("rejected-recipient");
    await outreach.tick({ limit: 50 });
    expect(countsOf(texts)).toMatchObject({ look: 2, claim: 3, settle: 2 + 6 });
  },
);

test("an open breaker adds no statement to a claim, and half-open it is judged in four", async () => {
  const { outreach, channel, clock, texts } = await prepare({ contacts: 50, steps: 2 });
  const tenant = outreach.tenant();
  await tenant.settings.update({ breakers: { bounces: { minimumSends: 1, minimumBounces: 1 } } });
  for (let count = 0; count < 2; count += 1) channel.failNext("rejected-recipient");
  await outreach.tick({ limit: 10 });
  expect((await tenant.breakers.get({ tenant: true }))?.state).toBe("open");
  clock.advanceTo("2026-03-03T12:00:00Z");
  while ((await outreach.tick({ limit: 1 })).sent === 0);
  texts.length = 0;
  const { sent } = await outreach.tick({ limit: 10 });
  expect(sent).toBe(10);
  expect(countsOf(texts)).toMatchObject({ look: 2, claim: 3, settle: 2 + 4 });
});

test("a batch that falls back is settled in three statements, and claimed again in three", async () => {
  const { outreach, texts, channel } = await prepare({ contacts: 20, steps: 2, falls: true });
  for (let count = 0; count < 20; count += 1) channel.failNext("rejected");
  await outreach.tick({ limit: 20 });
  expect(countsOf(texts)).toEqual({ transactions: 2, look: 2, claim: 3, settle: 3 });
  await outreach.tenant().generation.run((await findCampaigns(outreach))[0]!.id);
  texts.length = 0;
  const { sent } = await outreach.tick({ limit: 20 });
  expect(sent).toBe(20);
  expect(channel.accepted.map(({ kind }) => kind)).toEqual(Array(20).fill("sms"));
  expect(inTransactions(texts).every((count) => count <= 3)).toBe(true);
});

test("an idle tick is three statements and no transaction", async () => {
  const { outreach, texts } = await prepare({ contacts: 1, steps: 2 });
  while ((await outreach.tick()).more);
  texts.length = 0;
  const { sent, nextDueAt } = await outreach.tick();
  expect({ sent, nextDueAt }).toEqual({ sent: 0, nextDueAt: "2026-03-03T12:00:00.000Z" });
  expect(texts).toHaveLength(3);
});
