import type { SendOutcome } from "@outreachkit/core";
import { afterEach, expect, test } from "vitest";
import { createWalk, type Walk } from "./test-support/create-walk.ts";

const MINUTE = 60_000;
let walk: Walk;

afterEach(() => walk.outreach.close());

/** Two contacts, and a sender that may send one message a day. */
async function startWithCap() {
  walk = await createWalk();
  const { tenant, campaignId } = walk;
  await tenant.senders.upsert([
    { externalId: "ada", channel: "walk", name: "Ada", address: "ada@acme.example", dailyCap: 1 },
  ]);
  await tenant.campaigns.enroll(campaignId, {
    contacts: [{ externalId: "cyd", email: "cyd@gamma.example", firstName: "Cyd" }],
  });
  await tenant.generation.run(campaignId);
}

const refusals: readonly SendOutcome[] = [
  { outcome: "deferred", code: "busy", retryAfter: { hours: 30 } },
  { outcome: "rejected", code: "no" },
];

test.each(refusals)(
  "the day's last unit, given back as $outcome, goes to who waits behind the cap",
  async (refusal) => {
    await startWithCap();
    walk.answers.push(() => refusal);
    await walk.work();
    await walk.advance(MINUTE);
    expect(walk.requestKeys).toHaveLength(2);
    expect(walk.accepted).toEqual(["Hook"]);
    // Not more than that: the cap is met again.
    await walk.advance(60 * MINUTE);
    expect(walk.requestKeys).toHaveLength(2);
  },
);

test("what a worker that stops gives back goes at once, though the cap was met with it", async () => {
  await startWithCap();
  // The first rounds only plan; in one of them a delivery is claimed, and nothing called.
  for (let round = 0; round < 5 && (await walk.deliveryStates()).length === 0; round += 1) {
    const stop = new AbortController();
    walk.interleave.afterNextLook(async () => stop.abort());
    await walk.outreach.tick({ signal: stop.signal });
  }
  expect(await walk.deliveryStates()).toEqual(["hook: queued"]);
  expect(walk.requestKeys).toEqual([]);
  await walk.advance(MINUTE);
  expect(walk.accepted).toEqual(["Hook"]);
});

test("a provider that is called too often all day drops nothing, and says why it waits", async () => {
  walk = await createWalk();
  for (let call = 0; call < 20; call += 1)
    walk.answers.push(() => ({ outcome: "deferred", code: "provider-rate" }));
  await walk.work();
  expect(await walk.enrollment()).toMatchObject({ state: "waiting", reason: "provider-rate" });
  expect(await walk.tenant.enrollments.explain(walk.enrollmentId)).toMatchObject({
    reason: "provider-rate",
  });
  for (let hour = 0; hour < 20; hour += 1) await walk.advance(60 * MINUTE);
  expect(walk.accepted).toEqual(["Hook"]);
  const [delivery] = (await walk.tenant.deliveries.list()).items;
  expect(delivery).toMatchObject({ state: "sent", attempts: 1 });
});
