import type { SendRequest } from "@outreachkit/core/plugin";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createLoopbackChannel } from "../channel/create-loopback-channel.ts";
import type { AccountName } from "../channel/accounts.ts";
import type { Behavior } from "./behavior.ts";
import type { ProviderCall, ProviderMoment } from "./provider-call.ts";
import { type Provider, startProvider } from "./start-provider.ts";

const HOUR = 3_600_000;
let now: number;
let interrupt: (moment: ProviderMoment, call: ProviderCall) => boolean;
let provider: Provider;
beforeEach(async () => {
  now = Date.parse("2026-03-02T09:00:00Z");
  interrupt = () => false;
  provider = await startProvider({
    now: () => now,
    random: () => 0.5,
    slowness: 1,
    interrupt: (moment, call) => interrupt(moment, call),
  });
});
afterEach(() => provider.close());

const request = (requestKey: string, body = "Hello"): SendRequest => ({
  tenantId: "tenant",
  senderId: "sender",
  requestKey,
  members: [
    {
      deliveryId: "delivery",
      kind: "email",
      envelope: {
        from: { address: "ada@sender.example" },
        to: { address: "bob@company.example" },
        date: "2026-03-02T09:00:00.000Z",
      },
      content: { body, format: "text" },
    },
  ],
});
const channel = (account: AccountName) =>
  createLoopbackChannel({
    account,
    url: provider.url,
    worker: "worker",
    timeout: {},
    pass: () => undefined,
  });
const send = async (account: AccountName, sent: SendRequest, signal = AbortSignal.timeout(5_000)) =>
  (await channel(account).send(sent, { signal }))[0];

test("a known key is answered as before and accepts nothing, until its window is over", async () => {
  const first = await send("keyed", request("one"));
  expect(first?.outcome).toBe("sent");
  now += HOUR;
  expect(await send("keyed", request("one"))).toEqual(first);
  expect([provider.memory.accepted.length, provider.memory.replays]).toEqual([1, 1]);
  now += 12 * HOUR;
  await send("keyed", request("one"));
  expect(provider.memory.accepted.length).toBe(2);
});

test("a known key with other words is refused and remembered as a mistake", async () => {
  await send("keyed", request("one"));
  expect(await send("keyed", request("one", "Other"))).toEqual({
    outcome: "rejected",
    code: "idempotency-mismatch",
  });
  expect(provider.memory.mismatches.length).toBe(1);
  expect(provider.memory.accepted.length).toBe(1);
});

test("without keys each call is a message of its own", async () => {
  await send("asked", request("one"));
  await send("asked", request("one"));
  expect(provider.memory.accepted.length).toBe(2);
});

test.for<[Behavior, string, number]>([
  ["accept", "sent", 1],
  ["slow", "sent", 1],
  ["drop", "uncertain", 1],
  ["fail", "uncertain", 1],
  ["lose", "uncertain", 0],
  ["defer", "deferred", 0],
  ["refuse", "rejected", 0],
])("%s gives %s, and %i is accepted", async ([behavior, outcome, accepted]) => {
  provider.next("keyed", behavior);
  expect((await send("keyed", request("one")))?.outcome).toBe(outcome);
  expect(provider.memory.accepted.length).toBe(accepted);
});

test("hang accepts, and answers nobody", async () => {
  provider.next("keyed", "hang");
  const patience = new AbortController();
  const call = send("keyed", request("one"), patience.signal);
  while (provider.memory.accepted.length === 0) await new Promise(setImmediate);
  patience.abort();
  expect((await call)?.outcome).toBe("uncertain");
});

test("a look-up tells what was accepted, and is unsure of what is in progress", async () => {
  const look = async (key: string) => {
    const signal = AbortSignal.timeout(5_000);
    return (await channel("asked").lookup?.(request(key), { signal }))?.[0]?.outcome;
  };
  await send("asked", request("one"));
  expect(await look("one")).toBe("sent");
  expect(await look("two")).toBe("not-sent");
  provider.next("asked", "hang");
  const patience = new AbortController();
  const call = send("asked", request("three"), patience.signal);
  while (provider.inProgress === 0) await new Promise(setImmediate);
  expect(await look("three")).toBe("unknown");
  patience.abort();
  await call;
});

test("a caller that dies when its request is there has sent nothing; after that it has", async () => {
  const moments: string[] = [];
  interrupt = (moment, { repeated }) => {
    moments.push(`${moment} ${repeated}`);
    return moments.length < 3;
  };
  expect((await send("keyed", request("one")))?.outcome).toBe("uncertain");
  expect(provider.memory.accepted.length).toBe(0);
  expect((await send("keyed", request("two")))?.outcome).toBe("uncertain");
  expect(provider.memory.accepted.length).toBe(0);
  expect((await send("keyed", request("two")))?.outcome).toBe("sent");
  expect(moments).toEqual(["received false", "received false", "received true", "accepted true"]);
});

test("nobody listening is a clear answer", async () => {
  const { url } = provider;
  await provider.close();
  const gone = createLoopbackChannel({
    account: "keyed",
    url,
    worker: "worker",
    timeout: {},
    pass: () => undefined,
  });
  const [outcome] = await gone.send(request("one"), { signal: AbortSignal.timeout(5_000) });
  expect(outcome?.outcome).toBe("deferred");
  provider = await startProvider({ now: () => now, random: () => 0.5, slowness: 1, interrupt });
});
