import type { Outreach, Tenant } from "@outreachkit/core";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { createRecordingChannel } from "../channel/create-recording-channel.ts";
import { checkInvariants } from "../invariants/check-invariants.ts";
import { createPostgresHost, type PostgresHost } from "../test-support/create-postgres-host.ts";

const why = "by-hand";
const contacts = Array.from({ length: 40 }, (_, index) => ({
  externalId: `p${index}`,
  email: `p${index}@many.example`,
}));
const ada = { externalId: "ada" };
let host: PostgresHost;
let tenant: Tenant;
let campaignId: string;
let ids: readonly string[];

beforeEach(async () => {
  const channel = createRecordingChannel();
  host = await createPostgresHost({ url: inject("postgresUrl"), schema: "control_test", channel });
  tenant = host.open().tenant();
  await tenant.settings.update({ timeZone: "Europe/Berlin", postalAddress: "1 Invented Street" });
  await tenant.senders.upsert([
    {
      ...ada,
      channel: "recording",
      name: "Ada",
      address: "ada@acme.example",
      dailyCap: 1_000,
      gap: { seconds: 0 },
      gapJitter: { seconds: 0 },
    },
  ]);
  const campaign = await tenant.campaigns.save({
    key: "winback",
    senders: [ada],
    approval: "autopilot",
    schedule: { everyDay: "00:00-24:00" },
    checks: { minimumPersonalization: 0 },
    steps: [
      { key: "hook", kind: "email", content: { subject: "Hello", body: "Hello!" } },
      { key: "proof", kind: "email", content: { subject: "And", body: "And" } },
    ],
  });
  campaignId = campaign.id;
  const { outcomes } = await tenant.campaigns.enroll(campaignId, { contacts });
  ids = outcomes.flatMap((one) => (one.outcome === "enrolled" ? [one.enrollmentId] : []));
  await tenant.generation.run(campaignId);
  await tenant.campaigns.launch(campaignId);
});
afterEach(() => host.close());

const check = async () =>
  expect(await checkInvariants({ tenant, accepted: host.channel.accepted })).toEqual([]);
const countDeliveries = async () => {
  const { rows } = await host.pool.query(
    "select coalesce(sum(attempts), 0)::int as count from control_test.delivery",
  );
  return rows[0].count as number;
};

/** Three workers, a few messages at a time, until `stopped` or nothing is left. */
const work = (stopped: () => boolean, most = 200) =>
  Promise.all(
    [0, 1, 2].map(async () => {
      const worker: Outreach = host.open({ dispatch: { batchSize: 3 } });
      for (let round = 0; round < most && !stopped(); round += 1) {
        const { more } = await worker.tick({ limit: 3 });
        if (!more) return;
      }
    }),
  );

const operations: Readonly<Record<string, () => Promise<unknown>>> = {
  "a pause of the sender": () => tenant.senders.pause([ada], { why }),
  "a pause of the campaign": () => tenant.campaigns.pause(campaignId, { why }),
  "a pause of every contact": () =>
    tenant.contacts.pause(
      contacts.map(({ externalId }) => ({ externalId })),
      { why },
    ),
  "a stop of every enrollment": () => tenant.enrollments.stop(ids, { why }),
  "a cancellation": () => tenant.campaigns.cancel(campaignId, { why }),
  "a disqualification of every contact": () =>
    tenant.contacts.disqualify(
      contacts.map(({ externalId }) => ({ externalId })),
      { why },
    ),
};

test.each(Object.entries(operations))(
  "%s beside three workers: nothing is claimed after it returned",
  async (_name, operate) => {
    const working = work(() => false);
    while (host.channel.accepted.length < 6) await host.pool.query("select pg_sleep(0.005)");
    await operate();
    const claimed = await countDeliveries();
    await working;
    await work(() => false, 5);
    expect(await countDeliveries()).toBe(claimed);
    expect(host.channel.accepted.length).toBeLessThanOrEqual(claimed);
    await check();
  },
);

test("steps skipped and moved beside three workers: each is sent or passed, never both", async () => {
  const working = work(() => false);
  const people = [0, 1].map(() => host.open().tenant());
  const outcomes = await Promise.all(
    ids.map((id, index) =>
      index % 2 === 0
        ? people[0]!.enrollments.skipStep(id, { why, stepKey: "hook" })
        : people[1]!.enrollments.moveTo(id, "proof", { why }),
    ),
  );
  await working;
  await work(() => false, 20);
  const hooks = new Map(
    (await tenant.deliveries.list({ limit: 200 })).items
      .filter(({ stepKey, state }) => stepKey === "hook" && state === "sent")
      .map(({ enrollmentId }) => [enrollmentId, true]),
  );
  const both = outcomes.filter(
    ({ outcome }, index) => outcome === "skipped" && hooks.has(ids[index]!),
  );
  expect(both).toEqual([]);
  await check();
});

describe("of many who do the same at once one does it", () => {
  const people = () => Array.from({ length: 6 }, () => host.open().tenant());
  const together = async <Outcome>(act: (person: Tenant) => Promise<Outcome>) =>
    await Promise.all(people().map(act));
  const count = (outcomes: readonly { readonly outcome: string }[], wanted: string) =>
    outcomes.filter(({ outcome }) => outcome === wanted).length;
  const told = async (type: "hold-started" | "hold-ended" | "campaign-paused" | "step-skipped") =>
    (await tenant.events.list({ filter: { types: [type] }, limit: 200 })).items.length;

  test("pauses and resumptions of senders and contacts: one event of each", async () => {
    const subjects = [
      {
        pause: (one: Tenant) => one.senders.pause([ada], { why }),
        resume: (one: Tenant) => one.senders.resume([ada], { why }),
      },
      {
        pause: (one: Tenant) => one.contacts.pause([{ externalId: "p0" }], { why }),
        resume: (one: Tenant) => one.contacts.resume([{ externalId: "p0" }], { why }),
      },
    ];
    for (const [index, { pause, resume }] of subjects.entries()) {
      const paused = (await together(pause)).flat();
      expect(count(paused, "paused")).toBe(1);
      expect(count(paused, "already-paused")).toBe(5);
      expect(await told("hold-started")).toBe(index + 1);
      const resumed = (await together(resume)).flat();
      expect(count(resumed, "resumed")).toBe(1);
      expect(await told("hold-ended")).toBe(index + 1);
    }
    await check();
  });

  test("campaigns, skips, moves and stops", async () => {
    const paused = await together((one) => one.campaigns.pause(campaignId, { why }));
    expect(count(paused, "paused")).toBe(1);
    expect(await told("campaign-paused")).toBe(1);
    const [first, second, third] = ids as [string, string, string];
    const skipped = await together((one) =>
      one.enrollments.skipStep(first, { why, stepKey: "hook" }),
    );
    expect(count(skipped, "skipped")).toBe(1);
    expect(await told("step-skipped")).toBe(1);
    const moved = await together((one) => one.enrollments.moveTo(second, "proof", { why }));
    expect(count(moved, "moved")).toBe(1);
    expect(count(moved, "already-there")).toBe(5);
    const stopped = (await together((one) => one.enrollments.stop([third], { why }))).flat();
    expect(count(stopped, "stopped")).toBe(1);
    expect(count(stopped, "ended")).toBe(5);
    await check();
  });
});
