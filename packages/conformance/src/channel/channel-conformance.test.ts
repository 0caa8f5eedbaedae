import { AssertionError } from "node:assert/strict";
import { describe, expect, it } from "vitest";
import { channelConformance } from "./channel-conformance.ts";
import type { ChannelFixture } from "./channel-fixture.ts";
import { channelGroups, type ChannelTestName } from "./channel-groups.ts";
import { collectTests } from "./test-support/collect-tests.ts";
import { createMemoryFixture } from "./test-support/create-memory-fixture.ts";
import { faults } from "./test-support/faults.ts";

describe("a channel that keeps every rule", () => {
  channelConformance({ runner: { describe, it }, create: createMemoryFixture });
});

describe("each test of the kit", () => {
  it("has a title of its own", () => {
    const titles = Object.values(channelGroups).flatMap((tests) => Object.keys(tests));
    expect(titles).toEqual([...new Set(titles)]);
    expect(titles.toSorted()).toEqual(Object.keys(faults).toSorted());
  });

  it.each(Object.entries(faults))(
    "fails a channel that breaks its rule: %s",
    async (title, fault) => {
      const { tests } = collectTests({ create: () => fault(createMemoryFixture()) });
      await expect(tests.get(title)?.()).rejects.toThrow(AssertionError);
    },
  );

  it("says what is missing instead of passing without it", async () => {
    const { channel, sent } = createMemoryFixture();
    const { lookup: _, ...bare } = channel;
    const create = (): ChannelFixture => ({
      sent,
      channel: {
        ...bare,
        kinds: [{ kind: "sms", addressType: "phone", limits: {}, threads: false }],
        idempotency: { scope: "none", window: {} },
      },
    });
    const { tests } = collectTests({ create });
    const missing: string[] = [];
    for (const [title, run] of tests) {
      await run().catch((error: unknown) => {
        if (String(error).includes("This cannot be tested")) missing.push(title);
      });
    }
    expect(missing).toEqual([
      "names the messages that a follow-up answers",
      "sends HTML together with its words as text",
      ...Object.keys(channelGroups.outcomes).slice(0, 4),
      ...Object.keys(channelGroups.idempotency),
      ...Object.keys(channelGroups.lookup),
      "lets no line break in a subject add a header or a recipient",
    ]);
  });

  it("closes its fixture, also when it fails", async () => {
    let closed = 0;
    const create = () => ({
      ...createMemoryFixture(),
      sent: () => Promise.reject(new Error("no log")),
      close: () => {
        closed += 1;
      },
    });
    const { tests } = collectTests({ create });
    await expect(tests.get("sends nothing before it is asked")?.()).rejects.toThrow("no log");
    await tests.get("declares a batch of at least one")?.();
    expect(closed).toBe(2);
  });
});

describe("what to run", () => {
  const create = createMemoryFixture;

  it("is every group, or those named", () => {
    expect(collectTests({ create }).groups).toHaveLength(Object.keys(channelGroups).length);
    const { groups, tests } = collectTests({ create, groups: ["lookup"] });
    expect(groups).toEqual(["channel conformance: lookup"]);
    expect([...tests.keys()]).toEqual(Object.keys(channelGroups.lookup));
  });

  it("leaves out what is skipped, and shows the reason", () => {
    const { tests, skipped } = collectTests({ create, skip: { "finds what was sent": "no log" } });
    expect(tests.has("finds what was sent")).toBe(false);
    expect(skipped).toEqual(["finds what was sent (skipped: no log)"]);
  });

  it("refuses a skip without a reason, and one of no test", () => {
    expect(() => collectTests({ create, skip: { "finds what was sent": " " } })).toThrow(
      "needs a reason",
    );
    const stale = { "finds whatever": "renamed" } as Partial<Record<ChannelTestName, string>>;
    expect(() => collectTests({ create, skip: stale })).toThrow("no test of the channel kit");
  });
});
