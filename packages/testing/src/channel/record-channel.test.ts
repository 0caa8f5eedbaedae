import type { PushChannel, SendRequest } from "@outreachkit/core/plugin";
import { describe, expect, test } from "vitest";
import { WorkerCrash } from "../crash/worker-crash.ts";
import { createVirtualClock } from "../time/create-virtual-clock.ts";
import { createRecordingChannel } from "./create-recording-channel.ts";
import type { FailureMode } from "./failure-mode.ts";

const start = "2026-03-02T08:00:00.000Z";

function request(requestKey: string, addresses: readonly string[], body = "Hello!"): SendRequest {
  return {
    tenantId: "tenant",
    senderId: "sender",
    requestKey,
    members: addresses.map((address) => ({
      deliveryId: `delivery-of-${address}`,
      kind: "email",
      envelope: { from: { address: "ada@acme.example" }, to: { address }, date: start },
      content: { body, format: "text" },
    })),
  };
}

const send = (channel: PushChannel, call: SendRequest) =>
  channel.send(call, { signal: new AbortController().signal });
const bob = request("key-1", ["bob@beta.example"]);
const sent = { outcome: "sent", providerMessageId: "provider-1", at: start };

test("what the provider accepted is kept with everything it got", async () => {
  const clock = createVirtualClock({ start });
  const channel = createRecordingChannel({ clock });
  expect(await send(channel, bob)).toEqual([sent]);
  expect(channel.accepted).toMatchObject([
    {
      tenantId: "tenant",
      deliveryId: "delivery-of-bob@beta.example",
      requestKey: "key-1",
      to: "bob@beta.example",
      at: start,
      content: { body: "Hello!", format: "text" },
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ]);
  expect(channel.calls).toEqual([{ request: bob, answers: [sent] }]);
});

describe("a key that the provider knows", () => {
  test("gets the first answer again, and nothing more is accepted", async () => {
    const channel = createRecordingChannel({ clock: createVirtualClock({ start }) });
    await send(channel, bob);
    expect(await send(channel, bob)).toEqual([sent]);
    expect(channel.accepted).toHaveLength(1);
  });

  test("is refused with another payload", async () => {
    const channel = createRecordingChannel();
    await send(channel, bob);
    expect(await send(channel, request("key-1", ["bob@beta.example"], "Other"))).toEqual([
      { outcome: "rejected", code: "idempotency-mismatch" },
    ]);
  });

  test("protects nothing after its window", async () => {
    const clock = createVirtualClock({ start });
    const channel = createRecordingChannel({ clock });
    await send(channel, bob);
    clock.advanceTo(clock.now() + 24 * 3_600_000);
    await send(channel, bob);
    expect(channel.accepted).toHaveLength(2);
  });

  test("protects one message but not a batch, where its scope is the message", async () => {
    const channel = createRecordingChannel({ batchSize: 2 });
    const batch = request("key-2", ["bob@beta.example", "eve@beta.example"]);
    await send(channel, batch);
    await send(channel, batch);
    expect(channel.accepted).toHaveLength(4);
  });

  test("protects a batch where its scope is the request", async () => {
    const idempotency = { scope: "request" as const, window: { hours: 1 } };
    const channel = createRecordingChannel({ batchSize: 2, idempotency });
    const batch = request("key-2", ["bob@beta.example", "eve@beta.example"]);
    expect(await send(channel, batch)).toEqual(await send(channel, batch));
    expect(channel.accepted).toHaveLength(2);
  });
});

describe("a call fails by script", () => {
  const uncertain = { outcome: "uncertain", code: "scripted" };
  test.for<[FailureMode, readonly unknown[], number]>([
    ["rejected", [{ outcome: "rejected", code: "scripted" }], 0],
    ["rejected-recipient", [{ outcome: "rejected", code: "scripted", recipient: true }], 0],
    ["deferred", [{ outcome: "deferred", code: "scripted" }], 0],
    [
      { mode: "deferred", retryAfter: { hours: 1 } },
      [{ outcome: "deferred", code: "scripted", retryAfter: { hours: 1 } }],
      0,
    ],
    ["uncertain-before-accept", [uncertain], 0],
    ["uncertain-after-accept", [uncertain], 1],
    ["too-few-answers", [], 1],
    ["too-many-answers", [expect.anything(), expect.anything()], 1],
  ])("%o", async ([mode, answers, accepted]) => {
    const channel = createRecordingChannel();
    channel.failNext(mode);
    expect(await send(channel, bob)).toEqual(answers);
    expect(channel.accepted).toHaveLength(accepted);
    await send(channel, request("key-2", ["eve@beta.example"]));
    expect(channel.accepted).toHaveLength(accepted + 1);
  });

  test.for([
    ["throw-before-accept", 0, Error],
    ["throw-after-accept", 1, Error],
    ["crash-before-accept", 0, WorkerCrash],
    ["crash-after-accept", 1, WorkerCrash],
  ] as const)("%s", async ([mode, accepted, error]) => {
    const crashes: string[] = [];
    const channel = createRecordingChannel({ onCrash: (point) => void crashes.push(point) });
    channel.failNext(mode);
    await expect(send(channel, bob)).rejects.toThrow(error);
    expect(channel.accepted).toHaveLength(accepted);
    expect(crashes).toEqual(mode.startsWith("crash") ? [mode] : []);
    expect(channel.calls).toEqual([{ request: bob, answers: null }]);
  });

  test("by hanging until its time-out, which a virtual clock reaches at once", async () => {
    const clock = createVirtualClock({ start });
    const channel = createRecordingChannel({ clock });
    const call = new AbortController();
    void clock.sleep(30_000, call.signal).then(() => call.abort());
    channel.failNext("hang-after-accept");
    await channel.send(bob, { signal: call.signal });
    expect(clock.now()).toBe(Date.parse(start) + 30_000);
    expect(channel.accepted).toHaveLength(1);
  });

  test("for the members it is about, while the others of the batch go", async () => {
    const channel = createRecordingChannel({ batchSize: 2 });
    const stop = channel.failWhen(
      ({ envelope }) => envelope.to.address === "bob@beta.example",
      "rejected",
    );
    const batch = request("key-2", ["bob@beta.example", "eve@beta.example"]);
    expect(await send(channel, batch)).toMatchObject([
      { outcome: "rejected" },
      { outcome: "sent" },
    ]);
    expect(channel.accepted.map(({ to }) => to)).toEqual(["eve@beta.example"]);
    stop();
    expect(await send(channel, bob)).toMatchObject([{ outcome: "sent" }]);
  });
});

test("a provider that can be asked knows what it accepted under a key", async () => {
  const channel = createRecordingChannel({ lookup: true, clock: createVirtualClock({ start }) });
  channel.failNext("uncertain-after-accept");
  await send(channel, bob);
  const ask = (call: SendRequest) =>
    channel.lookup?.(call, { signal: new AbortController().signal });
  expect(await ask(bob)).toEqual([sent]);
  expect(await ask(request("key-2", ["bob@beta.example"]))).toEqual([{ outcome: "not-sent" }]);
  expect(createRecordingChannel().lookup).toBeUndefined();
});
