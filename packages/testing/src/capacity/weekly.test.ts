import type { SenderInput } from "@outreachkit/core";
import { describe, expect, test } from "vitest";
import { checkInvariants } from "../invariants/check-invariants.ts";
import { createHost } from "../test-support/create-host.ts";
import type { TestKit } from "../kit/test-kit.ts";
import { setUpCapped as setUp } from "./test-support/set-up-capped.ts";

const DAY = 24 * 3_600_000;
const sender = { weeklyCaps: { "linkedin-connect": 3 } };
const invitation = {
  key: "invite",
  kind: "linkedin-connect",
  content: { body: "Shall we connect?" },
} as const;
const mail = { key: "mail", kind: "email", content: { subject: "Hello", body: "Hello!" } } as const;

const sentOf = (kit: TestKit, kind: string) => kit.sent().filter((sent) => sent.kind === kind);
const timesOf = (kit: TestKit) =>
  sentOf(kit, "linkedin-connect").map(({ at }) => new Date(at).getTime());

const finish = async (kit: TestKit, days = 60) => {
  const { nextDueAt } = await kit.advance({ days });
  expect(nextDueAt).toBeNull();
  const { tenant } = kit;
  expect(await checkInvariants({ tenant, accepted: kit.sent(), drained: true })).toEqual([]);
};

/** The most in any seven days, wherever they begin. */
const mostInAWeek = (times: readonly number[]) =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 7 * DAY).length));

const change = (kit: TestKit, own: Partial<SenderInput>) =>
  kit.tenant.senders.upsert([
    {
      externalId: "sender-0",
      channel: "recording",
      name: "Sender 0",
      address: "sender-0@acme.example",
      ...own,
    },
  ]);

describe("a week's cap of a kind", () => {
  test("holds in any seven days, uses them up, and lets other kinds go", async () => {
    const { kit, ids } = await setUp({
      contacts: 10,
      sender,
      campaigns: [{ steps: [invitation] }, { steps: [mail] }],
    });
    await kit.settle();
    expect(sentOf(kit, "linkedin-connect")).toHaveLength(3);
    expect(sentOf(kit, "email")).toHaveLength(10);
    const { tenant } = kit;
    const first: (string | null)[] = [];
    for await (const { id, state } of tenant.enrollments.iterate({
      filter: { campaignId: ids[0]! },
    })) {
      if (state === "completed") continue;
      const { reason, nextAt } = await tenant.enrollments.explain(id);
      expect(reason).toBe("sender-cap");
      first.push(nextAt);
    }
    // A unit of Monday, eight in UTC, is back in the hour after it a week later.
    expect(first.every((at) => at !== null && at >= "2026-03-09T09:00:00.000Z")).toBe(true);
    expect(new Set(first).size).toBe(7);
    expect((await tenant.campaigns.explain(ids[0]!)).reasons).toContainEqual(
      expect.objectContaining({ reason: "sender-cap", count: 7 }),
    );
    await finish(kit);
    expect(timesOf(kit)).toHaveLength(10);
    expect(mostInAWeek(timesOf(kit))).toBe(3);
    // Three in seven days and an hour, so ten take three of them.
    expect(Math.max(...timesOf(kit)) - Math.min(...timesOf(kit))).toBeLessThan(24 * DAY);
    await kit.close();
  });

  test("wakes nobody of a backlog before it has a place, and over weekends nobody loses it", async () => {
    const { kit } = await setUp({
      contacts: 12,
      sender,
      campaigns: [{ steps: [invitation], schedule: { weekdays: "09:00-17:00" } }],
    });
    await finish(kit, 120);
    expect(timesOf(kit)).toHaveLength(12);
    expect(mostInAWeek(timesOf(kit))).toBeLessThanOrEqual(3);
    await kit.close();
  });

  test("comes from the channel, unless the sender says otherwise", async () => {
    const weeklyCaps = { "linkedin-connect": 2 };
    for (const [own, expected] of [
      [{}, 2],
      [{ weeklyCaps: { "linkedin-connect": 4 } }, 4],
      [{ weeklyCaps: { "linkedin-connect": null } }, 6],
      [{ weeklyCaps: { "linkedin-connect": 0 } }, 0],
    ] as const) {
      const { kit } = await setUp({
        contacts: 6,
        sender: own,
        weeklyCaps,
        campaigns: [{ steps: [invitation] }],
      });
      await kit.settle();
      expect(kit.sent()).toHaveLength(expected);
      await kit.close();
    }
  });

  test("gives a new place to who waits when it is changed, and to the next one what was refused", async () => {
    const { kit } = await setUp({ contacts: 9, sender, campaigns: [{ steps: [invitation] }] });
    kit.channel().failNext("rejected");
    await kit.settle();
    // Who met the cap in the same batch has a place in line.
    expect(kit.sent()).toHaveLength(2);
    await change(kit, { weeklyCaps: { "linkedin-connect": 5 } });
    await kit.settle();
    expect(kit.sent()).toHaveLength(5);
    await change(kit, { weeklyCaps: { "linkedin-connect": 0 } });
    await kit.advance({ days: 20 });
    expect(kit.sent()).toHaveLength(5);
    await change(kit, { weeklyCaps: { "linkedin-connect": null } });
    await kit.settle();
    expect(kit.sent()).toHaveLength(8);
    await kit.close();
  });

  test("is looked ahead at as it comes", async () => {
    const { kit, ids } = await setUp({
      contacts: 8,
      sender,
      campaigns: [{ steps: [invitation], schedule: { weekdays: "09:00-17:00" } }],
    });
    const preview = await kit.tenant.campaigns.preview(ids[0]!);
    const planned = [...preview.sends()].map(({ at }) => at).toSorted();
    await finish(kit, 120);
    expect(kit.sent().map(({ at }) => new Date(at).toISOString())).toEqual(planned);
    await kit.close();
  });

  test("is refused for a kind that the channel does not carry, by senders and by the channel", async () => {
    const { kit } = await setUp({ contacts: 1, campaigns: [] });
    await expect(change(kit, { weeklyCaps: { telegram: 4, fax: 2 } })).rejects.toMatchObject({
      problems: [{ code: "unknown-kind" }, { code: "unknown-kind" }],
    });
    await expect(change(kit, { weeklyCaps: { email: 1.5 } })).rejects.toThrow("weeklyCaps");
    await kit.close();
    const defaults = { dailyCap: 5, gap: {}, gapJitter: {}, weeklyCaps: { fax: 1, email: -1 } };
    const open = createHost({ defaults });
    expect(() => open({})).toThrow(/fax.*|email/u);
  });
});
