import { describe, expect, test } from "vitest";
import { createTestKit } from "../kit/create-test-kit.ts";
import { listAll } from "../invariants/list-all.ts";
import { createHost } from "../test-support/create-host.ts";
import { launchSmallCampaign } from "../test-support/launch-small-campaign.ts";
import { foldEvents } from "./fold-events.ts";
import { hashEventLog } from "./hash-event-log.ts";

async function record(seed: number) {
  await using kit = await createTestKit({
    create: createHost(),
    start: "2026-03-02T08:00:00Z",
    seed,
  });
  const campaign = await launchSmallCampaign(kit);
  await kit.advance({ days: 10 });
  return { campaign, events: await listAll((page) => kit.tenant.events.list(page)) };
}

test("the log alone tells where everything stands", async () => {
  const { campaign, events } = await record(1);
  const folded = foldEvents(events);
  expect(folded.problems).toEqual([]);
  expect(folded.campaigns.get(campaign.id)).toEqual({
    state: "running",
    enrollment: "open",
    pausedUntil: null,
  });
  expect([...folded.enrollments.values()].map(({ state, reason }) => [state, reason])).toEqual([
    ["completed", null],
    ["stopped", "replied"],
    ["stopped", "unsubscribed"],
  ]);
  expect([...folded.deliveries.values()].map(({ state }) => state)).toEqual(
    Array.from({ length: 4 }, () => "sent"),
  );
  expect(folded.suppressions.size).toBe(1);
  for (const { approval, decisions } of folded.messages.values())
    expect([approval, decisions.at(-1)?.approval]).toEqual(["approved", "approved"]);
});

test("a lost event is a gap, and a move out of a final state is told", async () => {
  const { events } = await record(1);
  const without = events.filter(({ type }) => type !== "enrollment-scheduled");
  expect(foldEvents(without).problems.length).toBeGreaterThan(0);
  const stopped = events.findIndex(({ type }) => type === "enrollment-stopped");
  const last = events[stopped];
  if (!last) throw new Error("One enrollment is stopped.");
  const revived = { ...last, type: "enrollment-waiting" as const, version: last.version + 1 };
  expect(foldEvents([...events, revived]).problems).toEqual([
    { entityId: last.entityId, message: "enrollment enrollment-waiting: it was stopped for good." },
  ]);
});

describe("the hash of a log", () => {
  test("is the same for the same seed and another for another", async () => {
    const hash = async (seed: number) => hashEventLog((await record(seed)).events);
    const first = await hash(1);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await hash(1)).toBe(first);
    expect(await hash(2)).not.toBe(first);
  });

  test("covers every byte of every event, and their order", async () => {
    const { events } = await record(1);
    const [first, second, ...rest] = events;
    if (!first || !second) throw new Error("There are events.");
    const hash = hashEventLog(events);
    expect(hashEventLog([second, first, ...rest])).not.toBe(hash);
    expect(hashEventLog([{ ...first, at: "2026-03-02T08:00:00.001Z" }, second, ...rest])).not.toBe(
      hash,
    );
  });
});
