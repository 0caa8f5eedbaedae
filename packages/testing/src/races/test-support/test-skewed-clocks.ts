import { createOutreach, type Outreach } from "@outreachkit/core";
import type { PushChannel, Store } from "@outreachkit/core/plugin";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRecordingChannel } from "../../channel/create-recording-channel.ts";
import { checkInvariants } from "../../invariants/check-invariants.ts";
import { createVirtualClock } from "../../time/create-virtual-clock.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Makes handles of one database whose time is `now`. */
export type OpenStores = (now: () => number) => {
  readonly open: () => Store;
  readonly close: () => Promise<void>;
};

/**
 * Workers whose machines are an hour behind, right, and an hour ahead: all that their processes can
 * read of the date is wrong, and only the store's time is right.
 */
export const testSkewedClocks = (openStores: OpenStores): void => {
  beforeEach(() => vi.useFakeTimers({ toFake: ["Date"] }));
  afterEach(() => void vi.useRealTimers());

  const setUp = async (hang?: () => Promise<void>) => {
    const clock = createVirtualClock({ start: "2026-03-02T06:00:00Z" });
    // It flows, as a database's does: workers count on from what it told them.
    const started = performance.now();
    const stores = openStores(() => clock.now() + Math.floor(performance.now() - started));
    const channel = createRecordingChannel({
      clock,
      defaults: { dailyCap: 7, gap: {}, gapJitter: {} },
    });
    const slow: PushChannel = {
      ...channel,
      async send(request, call) {
        const answers = await channel.send(request, call);
        await hang?.();
        return answers;
      },
    };
    const connect = (): Outreach => createOutreach({ store: stores.open(), channels: [slow] });
    const host = connect();
    await host.migrate();
    const tenant = host.tenant("acme");
    await tenant.settings.update({ timeZone: "UTC", postalAddress: "1 Invented Street" });
    await tenant.senders.upsert([
      { externalId: "ada", channel: "recording", name: "Ada", address: "ada@acme.example" },
    ]);
    const campaign = await tenant.campaigns.save({
      key: "winback",
      senders: [{ externalId: "ada" }],
      approval: "autopilot",
      schedule: { everyDay: "09:00-17:00" },
      checks: { minimumPersonalization: 0 },
      steps: [
        { key: "hook", kind: "email", content: { subject: "Hello", body: "Hello!" } },
        { key: "proof", kind: "email", delay: { days: 1 }, content: { body: "Once more." } },
      ],
    });
    const contacts = Array.from({ length: 12 }, (_, index) => ({
      externalId: `p${index}`,
      email: `p${index}@customer.example`,
    }));
    await tenant.campaigns.enroll(campaign.id, { contacts });
    await tenant.campaigns.launch(campaign.id);
    const workers = [-hour, 0, hour].map((skew) => {
      const outreach = connect();
      return {
        tick: () => {
          vi.setSystemTime(clock.now() + skew);
          return outreach.tick();
        },
      };
    });
    return { clock, stores, channel, tenant, workers };
  };

  test("workers an hour apart send nothing early, nothing twice and no more than the cap", async () => {
    const { clock, stores, channel, tenant, workers } = await setUp();
    for (let round = 0; round < 5 * 72; round++) {
      for (const worker of workers.toSorted(() => (round % 2 === 0 ? 1 : -1)))
        for (let more = true; more;) ({ more } = await worker.tick());
      clock.advanceTo(clock.now() + 20 * minute);
    }
    const { accepted } = channel;
    expect(accepted).toHaveLength(24);
    for (const { at } of accepted) {
      const sinceMidnight = Date.parse(at) % day;
      expect(sinceMidnight).toBeGreaterThanOrEqual(9 * hour);
      expect(sinceMidnight).toBeLessThan(17 * hour);
    }
    for (const address of new Set(accepted.map(({ to }) => to))) {
      const [first, second] = accepted.filter(({ to }) => to === address);
      expect(Date.parse(second!.at) - Date.parse(first!.at)).toBeGreaterThanOrEqual(day);
    }
    const caps = { dailyCap: 7 };
    expect(await checkInvariants({ tenant, accepted, caps, drained: true })).toEqual([]);
    await stores.close();
  });

  test("a worker an hour ahead takes no lease from one that is alive, and takes it when it has ended", async () => {
    let free: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (free = resolve));
    let begun: () => void = () => undefined;
    const called = new Promise<void>((resolve) => (begun = resolve));
    let calls = 0;
    const { clock, stores, channel, tenant, workers } = await setUp(async () => {
      calls += 1;
      begun();
      // The first worker's calls only: those of whoever repeats them come back at once.
      if (calls <= 7) await held;
    });
    const behind = workers[0]!;
    const ahead = workers[2]!;
    clock.advanceTo("2026-03-02T09:30:00Z");
    const stuck = untilDone(behind);
    await called;
    clock.advanceTo(clock.now() + 4 * minute);
    await untilDone(ahead);
    expect(await statesOf(tenant)).toEqual({ claimed: 7 });
    expect(channel.calls).toHaveLength(7);
    // Its lease has ended now: whoever looks takes over, with the same keys.
    clock.advanceTo(clock.now() + 2 * minute);
    await untilDone(ahead);
    expect(await statesOf(tenant)).toEqual({ sent: 7 });
    free();
    await stuck;
    expect(await statesOf(tenant)).toEqual({ sent: 7 });
    expect(channel.accepted).toHaveLength(7);
    expect(await checkInvariants({ tenant, accepted: channel.accepted })).toEqual([]);
    await stores.close();
  });
};

interface Worker {
  readonly tick: () => Promise<{ readonly more: boolean }>;
}

const untilDone = async (worker: Worker): Promise<void> => {
  for (let round = 0; round < 20; round++) if (!(await worker.tick()).more) return;
};

const statesOf = async (tenant: ReturnType<Outreach["tenant"]>) => {
  const counts: Record<string, number> = {};
  for await (const { state } of tenant.deliveries.iterate())
    counts[state] = (counts[state] ?? 0) + 1;
  return counts;
};
