import { createOutreach, type Outreach, type Tenant } from "@outreachkit/core";
import { expect, test } from "vitest";
import { createRecordingChannel } from "../../channel/create-recording-channel.ts";
import { checkInvariants } from "../../invariants/check-invariants.ts";
import { listAll } from "../../invariants/list-all.ts";
import { createVirtualClock } from "../../time/create-virtual-clock.ts";
import type { OpenStores } from "./test-skewed-clocks.ts";

/** Processes on handles of their own, with people who are all due. */
const setUp = async (
  openStores: OpenStores,
  { contacts, senders, dailyCap }: { contacts: number; senders: number; dailyCap: number },
) => {
  const clock = createVirtualClock({ start: "2026-03-02T06:00:00Z" });
  const stores = openStores(clock.now);
  const channel = createRecordingChannel({
    clock,
    defaults: { dailyCap: 1_000, gap: {}, gapJitter: {} },
  });
  const connect = (): Outreach =>
    createOutreach({
      store: stores.open(),
      channels: [channel],
      clock,
      dispatch: { batchSize: 5 },
    });
  const host = connect();
  await host.migrate();
  const tenant = host.tenant("acme");
  await tenant.settings.update({ timeZone: "UTC", postalAddress: "1 Invented Street" });
  const ofCampaign = Array.from({ length: senders }, (_, index) => ({
    externalId: `sender-${index}`,
    channel: "recording",
    name: `Sender ${index}`,
    address: `sender-${index}@acme.example`,
    dailyCap,
  }));
  await tenant.senders.upsert(ofCampaign);
  const { id } = await tenant.campaigns.save({
    key: "winback",
    senders: ofCampaign.map(({ externalId }) => ({ externalId })),
    approval: "autopilot",
    schedule: { everyDay: "00:00-24:00" },
    checks: { minimumPersonalization: 0 },
    steps: [{ key: "hook", kind: "email", content: { subject: "Hello", body: "Hello!" } }],
  });
  await tenant.campaigns.enroll(id, {
    contacts: Array.from({ length: contacts }, (_, contact) => ({
      externalId: `${contact}`,
      email: `person-${contact}@company-${contact}.example`,
    })),
  });
  await tenant.generation.run(id);
  await tenant.campaigns.launch(id);
  const processes = Array.from({ length: 3 }, connect);
  const finish = async () => {
    expect(await checkInvariants({ tenant, accepted: channel.accepted })).toEqual([]);
    await Promise.all([...processes, host].map((each) => each.close()));
    await stores.close();
  };
  return { clock, channel, tenant, id, processes, finish };
};

const bounce = (tenant: Tenant, to: string) =>
  tenant.signals.record([
    { type: "bounce", severity: "hard", externalId: `bounce-${to}`, address: to },
  ]);

const eventsOf = async (tenant: Tenant) => {
  const events = await listAll((page) => tenant.events.list(page));
  return events.filter(({ entity }) => entity === "breaker");
};

const untilDone = async (worker: Outreach): Promise<void> => {
  for (let round = 0; round < 30; round += 1) if (!(await worker.tick({ limit: 50 })).more) return;
};

const claims = async (tenant: Tenant) =>
  (await listAll((page) => tenant.deliveries.list(page))).filter(
    ({ state }) => state === "claimed" || state === "sent",
  ).length;

export const testBreakerRaces = (openStores: OpenStores): void => {
  test("bounces that three processes take in at once trip each breaker once", async () => {
    const world = await setUp(openStores, { contacts: 60, senders: 1, dailyCap: 40 });
    const { tenant, processes, channel } = world;
    await untilDone(processes[0]!);
    expect(channel.accepted).toHaveLength(40);
    await Promise.all(
      channel.accepted
        .slice(0, 12)
        .map(({ to }, index) => bounce(processes[index % 3]!.tenant("acme"), to)),
    );
    const events = await eventsOf(tenant);
    const opened = events.filter(({ type }) => type === "breaker-opened");
    expect(opened).toHaveLength(4);
    expect(new Set(opened.map(({ data }) => data["scope"])).size).toBe(4);
    // The second bounce tripped it, whichever that was: all before it are counted, and none twice.
    expect(opened.map(({ data }) => data["bounced"])).toEqual([2, 2, 2, 2]);
    await world.finish();
  });

  test("bounces that workers settle at once trip each breaker once", async () => {
    const world = await setUp(openStores, { contacts: 90, senders: 3, dailyCap: 100 });
    const { tenant, processes, channel } = world;
    for (let count = 0; count < 12; count += 1) channel.failNext("rejected-recipient");
    await Promise.all(processes.map(untilDone));
    const events = await eventsOf(tenant);
    const scopes = events
      .filter(({ type }) => type === "breaker-opened")
      .map(({ data }) => data["scope"]);
    expect(scopes).toContain("tenant");
    expect(scopes).toEqual([...new Set(scopes)]);
    expect(events.filter(({ type }) => type === "breaker-paused")).toEqual([]);
    await world.finish();
  });

  test("nothing is claimed once the call that tripped a breaker returned, whoever was claiming", async () => {
    const world = await setUp(openStores, { contacts: 300, senders: 3, dailyCap: 100 });
    const { tenant, processes, channel } = world;
    // Two bounces trip it, however far the workers are by then.
    const bounces = { percent: 0.1, lastSends: 1_000 };
    await tenant.settings.update({ breakers: { bounces } });
    await processes[0]!.tick({ limit: 45 });
    const [first, ...others] = channel.accepted.slice(-5);
    await bounce(tenant, first!.to);
    const working = Promise.all(processes.map(untilDone));
    await Promise.all(others.map(({ to }) => bounce(tenant, to)));
    expect((await tenant.breakers.get({ tenant: true }))?.state).toBe("open");
    const returned = await claims(tenant);
    await working;
    await Promise.all(processes.map(untilDone));
    expect(await claims(tenant)).toBeLessThanOrEqual(returned);
    await world.finish();
  });

  test("workers at once pass no tenth while it is half-open, and close it with the thirtieth clean send", async () => {
    const world = await setUp(openStores, { contacts: 150, senders: 3, dailyCap: 100 });
    const { tenant, processes, channel, clock } = world;
    await tenant.settings.update({ caps: { daily: 60 } });
    await Promise.all(processes.map(untilDone));
    const first = channel.accepted.length;
    expect(first).toBe(60);
    for (const { to } of channel.accepted.slice(0, 2)) await bounce(tenant, to);
    const days: number[] = [];
    for (let day = 0; day < 7; day += 1) {
      const before = channel.accepted.length;
      clock.advanceTo(Date.parse("2026-03-03T12:00:00Z") + day * 86_400_000);
      await Promise.all(processes.map(untilDone));
      days.push(channel.accepted.length - before);
    }
    // Six a day of the tenant's sixty. The thirtieth closes it, and what is left of that day goes too.
    expect(days.slice(0, 4)).toEqual([6, 6, 6, 6]);
    expect(days[4]).toBeGreaterThan(6);
    expect(days.reduce((sum, count) => sum + count, first)).toBe(150);
    expect((await tenant.breakers.get({ tenant: true }))?.state).toBe("closed");
    await world.finish();
  });
};
