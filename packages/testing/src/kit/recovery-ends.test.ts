import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { createOutreach } from "@outreachkit/core";
import type {
  LookupOutcome,
  PushChannel,
  SendOutcome,
  SendRequest,
} from "@outreachkit/core/plugin";
import { afterEach, describe, expect, test } from "vitest";
import { createRecordingChannel } from "../channel/create-recording-channel.ts";
import { checkInvariants } from "../invariants/check-invariants.ts";
import { createHost } from "../test-support/create-host.ts";
import { launchSmallCampaign, type SmallCampaign } from "../test-support/launch-small-campaign.ts";
import { createVirtualClock } from "../time/create-virtual-clock.ts";
import { createTestKit, type TestKitOptions } from "./create-test-kit.ts";
import type { TestKit } from "./test-kit.ts";

const why = "test";

const start = "2026-03-02T08:00:00Z";
const addresses = ["one@one.example"];
const steps = [
  { key: "hook", kind: "email", content: { subject: "Hello", body: "Hello!" } },
] as const;
const withKeys = { scope: "request", window: { hours: 24 } } as const;
const withoutKeys = { scope: "none", window: {} } as const;
let kit: TestKit;
afterEach(() => kit.close());

async function open(
  channel: Parameters<typeof createHost>[0],
  options: Partial<TestKitOptions> = {},
  campaign: SmallCampaign = {},
) {
  kit = await createTestKit({ create: createHost(channel), start, ...options });
  return await launchSmallCampaign(kit, { addresses, definition: { steps }, ...campaign });
}

const deliveries = async () => (await kit.tenant.deliveries.list()).items;
const states = async () => (await deliveries()).map(({ state }) => state);
const check = () => checkInvariants({ tenant: kit.tenant, accepted: kit.sent(), drained: true });

describe("a look-up that cannot tell", () => {
  test("is asked ever less often for three days, and then a person", async () => {
    let lookups = 0;
    const wrapChannel = (channel: PushChannel): PushChannel => ({
      ...channel,
      lookup: async ({ members }) => {
        lookups += 1;
        return members.map(() => ({ outcome: "unknown" }));
      },
    });
    await open({ idempotency: withoutKeys, lookup: true }, { wrapChannel });
    kit.channel().failNext("uncertain-before-accept");
    await kit.advance({ days: 1 });
    expect(await states()).toEqual(["unknown"]);
    expect(lookups).toBeGreaterThan(10);
    await kit.advance({ days: 30 });
    expect(await deliveries()).toMatchObject([
      { state: "needs-review", code: "lookup-unknown", retryAt: null },
    ]);
    expect((await kit.tenant.enrollments.list()).items).toMatchObject([
      { state: "waiting", reason: "needs-review" },
    ]);
    expect(lookups).toBeLessThan(40);
    expect(await check()).toEqual([]);
  });

  test("of one member leaves the others to their answers, and never repeats the rest of the call", async () => {
    const lookup = async ({ members }: SendRequest): Promise<readonly LookupOutcome[]> =>
      members.map(({ envelope }) => ({
        outcome: envelope.to.address === "one@one.example" ? "not-sent" : "unknown",
      }));
    const wrapChannel = (channel: PushChannel): PushChannel => ({ ...channel, lookup });
    const { id } = await open(
      { batchSize: 2, idempotency: withKeys, lookup: true },
      { wrapChannel },
      { addresses: ["one@one.example", "two@two.example"] },
    );
    kit.channel().failNext("uncertain-before-accept");
    await kit.advance({ seconds: 30 });
    await kit.tenant.campaigns.pause(id, { why });
    await kit.advance({ minutes: 30 });
    expect((await states()).toSorted()).toEqual(["queued", "unknown"]);
    await kit.tenant.campaigns.resume(id, { why });
    await kit.advance({ days: 10 });
    const byKey = Map.groupBy(kit.channel().calls, ({ request }) => request.requestKey);
    const sizes = [...byKey.values()].map((calls) =>
      calls.map(({ request }) => request.members.length),
    );
    expect(sizes).toEqual([[2], [1]]);
    expect((await states()).toSorted()).toEqual(["needs-review", "sent"]);
    expect(await check()).toEqual([]);
  });
});

test("of a batch of which one member was put off, the rest is not repeated under the key of the whole", async () => {
  let calls = 0;
  const wrapChannel = (channel: PushChannel): PushChannel => ({
    ...channel,
    send: async (request, call) => {
      calls += 1;
      if (calls > 1) return await channel.send(request, call);
      return request.members.map((_, index): SendOutcome => ({
        outcome: index === 0 ? "deferred" : "uncertain",
        code: "scripted",
      }));
    },
  });
  await open(
    { batchSize: 3, idempotency: withKeys },
    { wrapChannel },
    { addresses: ["one@one.example", "two@two.example", "three@three.example"] },
  );
  await kit.advance({ days: 1 });
  expect((await states()).toSorted()).toEqual(["needs-review", "needs-review", "sent"]);
  expect(await check()).toEqual([]);
});

describe("a pause while a delivery is uncertain", () => {
  const pauses = {
    campaign: {
      pause: (id: string) => kit.tenant.campaigns.pause(id, { why }),
      resume: (id: string) => kit.tenant.campaigns.resume(id, { why }),
    },
    contact: {
      pause: () => kit.tenant.contacts.pause([{ externalId: "person-0" }], { why }),
      resume: () => kit.tenant.contacts.resume([{ externalId: "person-0" }], { why }),
    },
    sender: {
      pause: () => kit.tenant.senders.pause([{ externalId: "ada" }], { why }),
      resume: () => kit.tenant.senders.resume([{ externalId: "ada" }], { why }),
    },
    enrollment: {
      pause: async () =>
        kit.tenant.enrollments.pause([(await kit.tenant.enrollments.list()).items[0]!.id], { why }),
      resume: async () =>
        kit.tenant.enrollments.resume([(await kit.tenant.enrollments.list()).items[0]!.id], {
          why,
        }),
    },
  } as const;
  const subjects = Object.keys(pauses) as (keyof typeof pauses)[];

  test.each(subjects)(
    "of its %s repeats no call, and it goes on when the pause ends",
    async (of) => {
      const { id } = await open({ idempotency: withKeys });
      kit.channel().failNext("uncertain-before-accept");
      await kit.advance({ seconds: 30 });
      await pauses[of].pause(id);
      const run = await kit.advance({ hours: 6 });
      expect(kit.channel().calls).toHaveLength(1);
      expect(await states()).toEqual(["unknown"]);
      // It is looked at after five minutes, then more and more seldom, and is at rest between.
      expect(run.ticks).toBeLessThan(400);
      await pauses[of].resume(id);
      await kit.advance({ hours: 1 });
      expect(await states()).toEqual(["sent"]);
      const keys = new Set(kit.channel().calls.map(({ request }) => request.requestKey));
      expect([kit.channel().calls.length, keys.size]).toEqual([2, 1]);
      expect(await check()).toEqual([]);
    },
  );

  test.each(subjects)("of its %s that outlasts the key ends with a person", async (of) => {
    const { id } = await open({ idempotency: withKeys });
    kit.channel().failNext("uncertain-before-accept");
    await kit.advance({ seconds: 30 });
    await pauses[of].pause(id);
    await kit.advance({ hours: 25 });
    expect(await states()).toEqual(["needs-review"]);
    await pauses[of].resume(id);
    await kit.advance({ days: 3 });
    expect(kit.channel().calls).toHaveLength(1);
    expect(await check()).toEqual([]);
  });

  test("is no reason not to look it up", async () => {
    await open({ idempotency: withKeys, lookup: true });
    kit.channel().failNext("uncertain-after-accept");
    await kit.advance({ seconds: 30 });
    await pauses.sender.pause();
    await kit.advance({ minutes: 10 });
    expect(await states()).toEqual(["sent"]);
    expect(kit.channel().calls).toHaveLength(1);
    expect(await check()).toEqual([]);
  });
});

describe("a process without the channel", () => {
  /** Two processes of one host, one of which does not know the channel, on one store. */
  async function openTwo() {
    const clock = createVirtualClock({ start });
    const store = createSqliteStore({ path: ":memory:", now: clock.now });
    const channel = createRecordingChannel({ clock, idempotency: withKeys });
    const able = createOutreach({ store, clock, channels: [channel] });
    const records: unknown[] = [];
    const unable = createOutreach({
      store,
      clock,
      channels: [createRecordingChannel({ name: "other", clock })],
      logger: { log: (level, _message, { event }) => void records.push([level, event]) },
    });
    await able.migrate();
    const tenant = able.tenant();
    await launchSmallCampaign({ tenant, script: () => undefined } as unknown as TestKit, {
      addresses,
      definition: { steps },
    });
    channel.failNext("uncertain-before-accept");
    await settle(able);
    const only = async () => (await tenant.deliveries.list()).items[0];
    kit = { close: () => able.close() } as TestKit;
    return { clock, channel, able, unable, only, records };
  }
  const settle = async ({ tick }: { readonly tick: ReturnType<typeof createOutreach>["tick"] }) => {
    for (let round = 0; round < 50; round += 1) if (!(await tick()).more) return;
    throw new Error("It does not come to rest.");
  };
  const HOUR = 3_600_000;

  test("leaves an uncertain delivery to one that has it", async () => {
    const { clock, channel, able, unable, only, records } = await openTwo();
    expect(await only()).toMatchObject({ state: "unknown" });
    for (let turn = 0; turn < 12; turn += 1) {
      clock.advanceTo(clock.now() + HOUR);
      await settle(unable);
      expect(await only()).toMatchObject({ state: "unknown", code: "channel-missing" });
    }
    expect(records).toContainEqual(["error", "channel-missing"]);
    clock.advanceTo(clock.now() + 6 * 60_000);
    await settle(able);
    expect(await only()).toMatchObject({ state: "sent", code: null });
    expect(channel.accepted).toHaveLength(1);
  });

  test("lets its queue wait, says so in its log, and explains it as no-sender", async () => {
    const { clock, able, unable, records } = await openTwo();
    const tenant = able.tenant();
    const { items } = await tenant.campaigns.list();
    await tenant.campaigns.enroll(items[0]!.id, { contacts: [{ email: "two@two.example" }] });
    await settle(unable);
    expect(records).toEqual([["error", "channel-missing"]]);
    const [, second] = (await tenant.enrollments.list()).items;
    expect(await tenant.enrollments.explain(second!.id)).toMatchObject({
      reason: "no-sender",
      nextAt: new Date(clock.now() + 5 * 60_000).toISOString(),
    });
    clock.advanceTo(clock.now() + 5 * 60_000);
    await settle(able);
    expect(await tenant.enrollments.get(second!.id)).toMatchObject({ state: "completed" });
  });

  test("asks a person a day after the claim, and always gives the others time first", async () => {
    const { clock, unable, only } = await openTwo();
    clock.advanceTo(clock.now() + 25 * HOUR);
    await settle(unable);
    expect(await only()).toMatchObject({ state: "unknown", code: "channel-missing" });
    clock.advanceTo(clock.now() + 6 * 60_000);
    await settle(unable);
    expect(await only()).toMatchObject({ state: "needs-review", code: "channel-missing" });
  });
});
