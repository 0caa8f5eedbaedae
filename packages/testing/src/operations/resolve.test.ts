import type { Delivery, DeliveryResolution, OutreachOverrides } from "@outreachkit/core";
import { afterEach, expect, test } from "vitest";
import type { RecordingChannelOptions } from "../channel/create-recording-channel.ts";
import { checkInvariants } from "../invariants/check-invariants.ts";
import { createTestKit } from "../kit/create-test-kit.ts";
import type { TestKit } from "../kit/test-kit.ts";
import { createHost } from "../test-support/create-host.ts";
import { launchSmallCampaign } from "../test-support/launch-small-campaign.ts";

const why = "asked-the-provider";
const start = "2026-03-02T08:00:00Z";
let kit: TestKit;
afterEach(() => kit.close());

type HostOptions = RecordingChannelOptions & Partial<OutreachOverrides>;

/** Without a key and a look-up nothing can be cleared up: a person is asked at once. */
const blind = { idempotency: { scope: "none", window: {} } } as const;

async function open(options: HostOptions = blind, addresses = ["one@one.example"]) {
  kit = await createTestKit({ create: createHost(options), start });
  await launchSmallCampaign(kit, { addresses });
}

const deliveries = async () => (await kit.tenant.deliveries.list()).items;
const enrollment = async () => (await kit.tenant.enrollments.list()).items[0]!;
const check = (drained = true) =>
  checkInvariants({ tenant: kit.tenant, accepted: kit.sent(), drained });
const resolve = (...resolutions: readonly DeliveryResolution[]) =>
  kit.tenant.deliveries.resolve(resolutions, { why });

/** One delivery that needs a person, accepted by the provider or not. */
async function needReview(accepted: boolean): Promise<Delivery> {
  await open();
  kit.channel().failNext(accepted ? "uncertain-after-accept" : "uncertain-before-accept");
  await kit.advance({ hours: 1 });
  const [delivery] = await deliveries();
  expect(delivery).toMatchObject({ state: "needs-review", uncertainSince: expect.any(String) });
  return delivery!;
}

test("the list tells what is known of it", async () => {
  const delivery = await needReview(true);
  const { items } = await kit.tenant.deliveries.list({
    filter: { states: ["failed", "unknown", "needs-review"] },
  });
  expect(items).toEqual([delivery]);
  expect(delivery).toMatchObject({
    channel: "recording",
    attempts: 1,
    requestKey: expect.any(String),
    code: expect.any(String),
    retryAt: null,
  });
  expect(delivery.firstAttemptAt).toBe(delivery.uncertainSince);
});

test("it is uncertain since the claim that nobody knows the end of, and not since one that was put off", async () => {
  await open();
  kit.channel().failNext("deferred");
  kit.channel().failNext("uncertain-before-accept");
  await kit.advance({ hours: 3 });
  const [delivery] = await deliveries();
  expect(delivery).toMatchObject({ state: "needs-review", attempts: 2 });
  expect(delivery?.uncertainSince).toBe(delivery?.claimedAt);
  expect(Date.parse(delivery!.uncertainSince!)).toBeGreaterThan(
    Date.parse(delivery!.firstAttemptAt!),
  );
});

test("sent: the next step counts from when it was sent", async () => {
  const { id, firstAttemptAt } = await needReview(true);
  expect(await resolve({ id, as: "sent", at: firstAttemptAt! })).toEqual([
    { id, outcome: "resolved", state: "sent" },
  ]);
  expect(await deliveries()).toMatchObject([{ state: "sent", sentAt: firstAttemptAt }]);
  expect(await enrollment()).toMatchObject({ state: "scheduled", stepKey: "proof" });
  expect((await enrollment()).dueAt).toBe("2026-03-05T08:00:00.000Z");
  await kit.advance({ days: 10 });
  expect(kit.sent()).toHaveLength(2);
  expect(await check()).toEqual([]);
});

test("sent, and told weeks later: the next step goes in the next window, not at once", async () => {
  const { id, firstAttemptAt } = await needReview(true);
  await kit.advanceTo("2026-03-21T12:00:00Z");
  await resolve({ id, as: "sent", at: firstAttemptAt! });
  // A Saturday; the window opens on Monday at 9 in Berlin.
  expect((await enrollment()).dueAt).toBe("2026-03-23T08:00:00.000Z");
  await kit.advance({ days: 5 });
  expect(kit.sent().map(({ at }) => at)).toEqual([firstAttemptAt, "2026-03-23T08:00:00.000Z"]);
  expect(await check()).toEqual([]);
});

test("sent: neither in the future nor before the first attempt", async () => {
  const { id, firstAttemptAt } = await needReview(true);
  const before = new Date(Date.parse(firstAttemptAt!) - 1);
  const after = new Date(kit.clock.now() + 1);
  for (const at of [before, after]) {
    expect(await resolve({ id, as: "sent", at })).toEqual([
      { id, outcome: "refused", reason: "impossible-time", state: "needs-review" },
    ]);
  }
  await expect(resolve({ id, as: "sent", at: "2026-03-02" })).rejects.toThrow(/not an instant/);
  expect(await resolve({ id, as: "sent", at: new Date(kit.clock.now()) })).toMatchObject([
    { outcome: "resolved" },
  ]);
});

test("not sent: it goes again with a new request key, and its day's capacity is free again", async () => {
  const { id, requestKey } = await needReview(false);
  expect(await resolve({ id, as: "not-sent" })).toEqual([
    { id, outcome: "resolved", state: "queued" },
  ]);
  await kit.advance({ minutes: 5 });
  const [sent] = await deliveries();
  expect(sent).toMatchObject({ id, state: "sent", uncertainSince: null });
  expect(sent?.requestKey).not.toBe(requestKey);
  await kit.advance({ days: 10 });
  expect(kit.sent()).toHaveLength(2);
  expect(await check()).toEqual([]);
});

test("not sent gives back the unit of capacity, and stop keeps it", async () => {
  for (const as of ["not-sent", "stop"] as const) {
    kit = await createTestKit({ create: createHost(blind), start });
    await launchSmallCampaign(kit, {
      addresses: ["one@one.example", "two@two.example"],
      sender: { dailyCap: 1 },
    });
    kit.channel().failNext("uncertain-before-accept");
    await kit.advance({ hours: 1 });
    const [delivery] = await deliveries();
    expect(delivery?.state).toBe("needs-review");
    await resolve({ id: delivery!.id, as });
    await kit.advance({ hours: 1 });
    expect(kit.sent()).toHaveLength(as === "not-sent" ? 1 : 0);
    if (as === "not-sent") await kit.close();
  }
});

test("stop: the step is never sent again, and the sequence ends", async () => {
  const { id, uncertainSince } = await needReview(false);
  expect(await resolve({ id, as: "stop" })).toEqual([
    { id, outcome: "resolved", state: "cancelled" },
  ]);
  expect(await deliveries()).toMatchObject([{ state: "cancelled", uncertainSince }]);
  expect(await enrollment()).toMatchObject({ state: "stopped", reason: "cancelled" });
  await kit.advance({ days: 10 });
  expect(kit.sent()).toEqual([]);
  expect(await check()).toEqual([]);
});

test("the events tell who decided and why", async () => {
  const { id } = await needReview(false);
  const ada = kit.outreach.tenant(undefined, { actor: { type: "user", id: "user-7" } });
  await ada.deliveries.resolve([{ id, as: "stop" }], { why });
  const { items } = await kit.tenant.events.list({
    filter: { types: ["delivery-cancelled", "enrollment-stopped"] },
  });
  expect(items).toHaveLength(2);
  for (const { actor, data } of items)
    expect({ actor, why: data["why"] }).toEqual({ actor: { type: "user", id: "user-7" }, why });
});

test("of two people the first counts, in one call or in two at once", async () => {
  const { id, firstAttemptAt } = await needReview(true);
  const outcomes = await Promise.all([
    resolve({ id, as: "sent", at: firstAttemptAt! }, { id, as: "stop" }),
    resolve({ id, as: "not-sent" }),
  ]);
  expect(outcomes.flat().map(({ outcome }) => outcome)).toEqual(["resolved", "refused", "refused"]);
  expect(outcomes.flat()[2]).toEqual({ id, outcome: "refused", reason: "not-open", state: "sent" });
  expect(await check(false)).toEqual([]);
});

test("an enrollment that ended meanwhile stays ended, whatever the person says", async () => {
  for (const as of ["sent", "not-sent", "stop"] as const) {
    const { id, firstAttemptAt } = await needReview(as === "sent");
    await kit.tenant.enrollments.stop([(await enrollment()).id], { why, reason: "goal" });
    const [outcome] = await resolve(
      as === "sent" ? { id, as, at: firstAttemptAt! } : ({ id, as } as DeliveryResolution),
    );
    expect(outcome).toMatchObject({ state: as === "sent" ? "sent" : "cancelled" });
    expect(await enrollment()).toMatchObject({ state: "stopped", reason: "goal" });
    await kit.advance({ days: 10 });
    expect(kit.sent()).toHaveLength(as === "sent" ? 1 : 0);
    expect(await check()).toEqual([]);
    if (as !== "stop") await kit.close();
  }
});

test("an unknown delivery can be resolved before recovery has tried", async () => {
  await open({ idempotency: { scope: "request", window: { hours: 24 } } });
  kit.channel().failNext("uncertain-after-accept");
  await kit.advance({ seconds: 1 });
  const [delivery] = await deliveries();
  expect(delivery).toMatchObject({ state: "unknown", retryAt: expect.any(String) });
  const { id, firstAttemptAt } = delivery!;
  await resolve({ id, as: "sent", at: firstAttemptAt! });
  await kit.advance({ days: 10 });
  expect(kit.channel().calls).toHaveLength(2);
  expect(await check()).toEqual([]);
});

test("not sent of one member of a provider call: the rest of the call needs a person too", async () => {
  const addresses = ["one@one.example", "two@two.example", "three@three.example"];
  await open({ batchSize: 3, idempotency: { scope: "request", window: { hours: 24 } } }, addresses);
  kit.channel().failNext("uncertain-before-accept");
  await kit.advance({ seconds: 1 });
  const [one, two, three] = await deliveries();
  expect(new Set([one?.requestKey, two?.requestKey, three?.requestKey]).size).toBe(1);
  await resolve({ id: two!.id, as: "not-sent" });
  expect((await deliveries()).map(({ state }) => state)).toEqual([
    "needs-review",
    "queued",
    "needs-review",
  ]);
  await kit.advance({ hours: 1 });
  // The old key never comes with fewer members than it had.
  const byKey = Map.groupBy(kit.channel().calls, ({ request }) => request.requestKey);
  for (const calls of byKey.values())
    expect(new Set(calls.map(({ request }) => request.members.length)).size).toBe(1);
  await resolve({ id: one!.id, as: "not-sent" }, { id: three!.id, as: "not-sent" });
  await kit.advance({ days: 10 });
  expect(kit.sent()).toHaveLength(6);
  expect(await check()).toEqual([]);
});

test("not sent is refused while the call is being repeated; sent and stop are taken", async () => {
  await open({ idempotency: { scope: "request", window: { hours: 24 } } });
  kit.channel().failNext("uncertain-before-accept");
  await kit.advance({ seconds: 1 });
  kit.crashNextWorker("before-accept");
  await kit.advance({ minutes: 2 });
  const [delivery] = await deliveries();
  expect(delivery).toMatchObject({ state: "unknown", retryAt: null });
  const { id } = delivery!;
  expect(await resolve({ id, as: "not-sent" })).toEqual([
    { id, outcome: "refused", reason: "in-flight", state: "unknown" },
  ]);
  expect(await resolve({ id, as: "stop" })).toMatchObject([{ outcome: "resolved" }]);
  await kit.advance({ days: 1 });
  expect(await deliveries()).toMatchObject([{ state: "cancelled" }]);
  expect(await check()).toEqual([]);
});
