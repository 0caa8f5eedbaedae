import { createPostgresStore } from "@outreachkit/adapter-postgres";
import type { Outreach, Tenant } from "@outreachkit/core";
import type { Store } from "@outreachkit/core/plugin";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { createRecordingChannel } from "../channel/create-recording-channel.ts";
import { createPostgresHost, type PostgresHost } from "../test-support/create-postgres-host.ts";

const schema = "barrier_test";
const why = "by-hand";
const ada = { externalId: "ada" };
let host: PostgresHost;
let tenant: Tenant;
let campaignId: string;

beforeEach(async () => {
  const channel = createRecordingChannel();
  host = await createPostgresHost({ url: inject("postgresUrl"), schema, channel });
  tenant = host.open().tenant();
  await tenant.settings.update({ timeZone: "Europe/Berlin", postalAddress: "1 Invented Street" });
  await tenant.senders.upsert([
    { ...ada, channel: "recording", name: "Ada", address: "ada@acme.example" },
  ]);
  const campaign = await tenant.campaigns.save({
    key: "winback",
    senders: [ada],
    approval: "autopilot",
    schedule: { everyDay: "00:00-24:00" },
    checks: { minimumPersonalization: 0 },
    steps: [{ key: "hook", kind: "email", content: { subject: "Hello", body: "Hello!" } }],
  });
  campaignId = campaign.id;
  await tenant.campaigns.enroll(campaignId, { contacts: [{ email: "bob@beta.example" }] });
  await tenant.generation.run(campaignId);
  await tenant.campaigns.launch(campaignId);
});
afterEach(() => host.close());

/** A worker that stops inside its claim, with everything read and nothing written. */
function openStalled(): {
  readonly worker: Outreach;
  readonly stalled: Promise<void>;
  readonly go: () => void;
} {
  const reached = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const store = createPostgresStore({ pool: host.pool, schema });
  const stalling: Store = {
    ...store,
    transaction: (work, options) =>
      store.transaction(
        (session, transaction) =>
          work(
            {
              ...session,
              dispatch: {
                ...session.dispatch,
                async readClaimFacts(request) {
                  const facts = await session.dispatch.readClaimFacts(request);
                  // What is only planned is no claim.
                  if (!facts.facts.some(({ enrollment }) => enrollment.state !== "pending"))
                    return facts;
                  reached.resolve();
                  await gate.promise;
                  return facts;
                },
              },
            },
            transaction,
          ),
        options,
      ),
  };
  return {
    worker: host.open({ store: stalling }),
    stalled: reached.promise,
    go: gate.resolve,
  };
}

test.each(["sender", "campaign"] as const)(
  "a pause of a %s resolves only after the claim that had not seen it, and counts what that took",
  async (subject) => {
    const { worker, stalled, go } = openStalled();
    const ticking = worker.tick();
    await stalled;
    let resolved = false;
    const pausing =
      subject === "sender"
        ? tenant.senders.pause([ada], { why }).then(([outcome]) => outcome)
        : tenant.campaigns.pause(campaignId, { why });
    void pausing.then(() => void (resolved = true));
    // Until it waits for the claim's lock; were there no wait, it would have resolved by then.
    for (let trip = 0; trip < 40 && !resolved; trip += 1)
      await host.pool.query("select pg_sleep(0.01)");
    const early = resolved;
    go();
    expect(early).toBe(false);
    const outcome = await pausing;
    expect(outcome?.outcome).toBe("paused");
    // It may be settled already by the time it is counted, but it is not claimed after.
    const { rows } = await host.pool.query(`select state from ${schema}.delivery`);
    expect(rows).toHaveLength(1);
    expect(outcome?.inFlight).toBeLessThanOrEqual(1);
    await ticking;
    expect(host.channel.accepted).toHaveLength(1);
  },
);

test("a bounce that trips a breaker is taken in only after the claim that had not seen it, and nothing is claimed later", async () => {
  await tenant.settings.update({ breakers: { bounces: { minimumSends: 1, minimumBounces: 1 } } });
  await tenant.senders.upsert([
    {
      ...ada,
      channel: "recording",
      name: "Ada",
      address: "ada@acme.example",
      gap: { seconds: 0 },
      gapJitter: { seconds: 0 },
    },
  ]);
  const other = host.open();
  while ((await other.tick()).sent === 0);
  const enroll = async (email: string) => {
    await tenant.campaigns.enroll(campaignId, { contacts: [{ email }] });
    await tenant.generation.run(campaignId);
  };
  await enroll("carl@beta.example");
  await enroll("dora@beta.example");
  const { worker, stalled, go } = openStalled();
  const ticking = worker.tick({ limit: 1 });
  await stalled;
  let resolved = false;
  const told = tenant.signals.record([
    { type: "bounce", severity: "hard", externalId: "bounce-1", address: "bob@beta.example" },
  ]);
  void told.then(() => void (resolved = true));
  const open = `select count(*) as count from ${schema}.breaker where state = 'open'`;
  for (let trip = 0; trip < 200 && !resolved; trip += 1) {
    const { rows } = await host.pool.query(open);
    await host.pool.query("select pg_sleep(0.01)");
    // Committed, and not told yet.
    if (Number(rows[0].count) === 4 && trip > 40) break;
  }
  const early = resolved;
  go();
  expect(early).toBe(false);
  await told;
  const { rows } = await host.pool.query(`select state from ${schema}.delivery`);
  await ticking;
  for (let round = 0; round < 5; round += 1) await other.tick();
  const later = await host.pool.query(`select state from ${schema}.delivery`);
  expect(later.rows).toHaveLength(rows.length);
  expect(rows).toHaveLength(2);
});
