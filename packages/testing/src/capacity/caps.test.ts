import type { CampaignDefinition } from "@outreachkit/core";
import { describe, expect, test } from "vitest";
import { checkInvariants } from "../invariants/check-invariants.ts";
import type { TestKit } from "../kit/test-kit.ts";
import { cappedSteps as steps, setUpCapped as setUp } from "./test-support/set-up-capped.ts";
import { sendsByDay as byDay } from "./test-support/sends-by-day.ts";

const explainFirst = async ({ tenant }: TestKit, campaignId: string) => {
  const reasons: Record<string, number> = {};
  for await (const { id } of tenant.enrollments.iterate({ filter: { campaignId } })) {
    const { reason, nextAt } = await tenant.enrollments.explain(id);
    const name = `${reason} ${nextAt}`;
    reasons[name] = (reasons[name] ?? 0) + 1;
  }
  return reasons;
};

const byText = (one: string, other: string) => (one < other ? -1 : 1);

const finish = async (kit: TestKit) => {
  const { nextDueAt } = await kit.advance({ days: 30 });
  expect(nextDueAt).toBeNull();
  expect(
    await checkInvariants({ tenant: kit.tenant, accepted: kit.sent(), drained: true }),
  ).toEqual([]);
};

describe("a tenant's cap", () => {
  test("holds over its senders and campaigns, and the rest goes on the tenant's next days", async () => {
    const { kit, ids } = await setUp({
      contacts: 6,
      senders: 3,
      caps: { daily: 5 },
      campaigns: [{}, {}],
    });
    await kit.settle();
    expect(byDay(kit)).toEqual({ "2026-03-02": 5 });
    const reasons = await explainFirst(kit, ids[0]!);
    expect(reasons["tenant-cap 2026-03-02T23:00:00.000Z"]).toBeGreaterThan(0);
    await kit.advance({ days: 2 });
    expect(byDay(kit)).toEqual({ "2026-03-02": 5, "2026-03-03": 5, "2026-03-04": 5 });
    await finish(kit);
    expect(kit.sent()).toHaveLength(24);
    await kit.close();
  });

  test("lets what waits go at once when it is raised, and nothing when it is 0", async () => {
    const { kit } = await setUp({ contacts: 9, senders: 2, caps: { daily: 0 }, campaigns: [{}] });
    await kit.settle();
    expect(kit.sent()).toHaveLength(0);
    await kit.tenant.settings.update({ caps: { daily: 4 } });
    await kit.settle();
    expect(kit.sent()).toHaveLength(4);
    await kit.tenant.settings.update({ caps: null });
    await kit.settle();
    expect(kit.sent()).toHaveLength(9);
    await kit.close();
  });
});

describe("a sending domain's cap", () => {
  test("comes from the channel, and the tenant's own comes first", async () => {
    const { kit, ids } = await setUp({
      contacts: 12,
      senders: 3,
      domainDailyCap: 7,
      campaigns: [{}],
    });
    await kit.settle();
    expect(kit.sent()).toHaveLength(7);
    expect(Object.keys(await explainFirst(kit, ids[0]!))).toContain(
      "domain-cap 2026-03-02T23:00:00.000Z",
    );
    await kit.tenant.settings.update({ caps: { sendingDomainDaily: 9 } });
    await kit.settle();
    expect(kit.sent()).toHaveLength(9);
    await finish(kit);
    await kit.close();
  });
});

describe("a campaign's caps", () => {
  test("hold over its senders, and the other campaign goes on", async () => {
    const { kit, ids } = await setUp({
      contacts: 8,
      senders: 2,
      campaigns: [{ caps: { daily: 3 } }, {}],
    });
    await kit.settle();
    expect(kit.sent()).toHaveLength(3 + 8);
    expect(await explainFirst(kit, ids[0]!)).toMatchObject({
      "campaign-cap 2026-03-02T23:00:00.000Z": 5,
    });
    await finish(kit);
    expect(kit.sent()).toHaveLength(32);
    await kit.close();
  });

  test("for new contacts let follow-ups go", async () => {
    const { kit, ids } = await setUp({
      contacts: 6,
      campaigns: [{ caps: { newContacts: 2 } }],
    });
    await kit.settle();
    expect(await explainFirst(kit, ids[0]!)).toMatchObject({
      "new-contact-cap 2026-03-02T23:00:00.000Z": 4,
    });
    await kit.advance({ days: 1 });
    // Two new ones and the two follow-ups of yesterday.
    expect(byDay(kit)).toEqual({ "2026-03-02": 2, "2026-03-03": 4 });
    await finish(kit);
    await kit.close();
  });

  test("wake what waits when a new version raises them", async () => {
    const { kit, ids } = await setUp({ contacts: 8, campaigns: [{ caps: { daily: 3 } }] });
    await kit.settle();
    const definition: CampaignDefinition = {
      key: "campaign-0",
      senders: [{ externalId: "sender-0" }],
      approval: "autopilot",
      schedule: { everyDay: "00:00-24:00" },
      checks: { minimumPersonalization: 0 },
      steps: [...steps],
      caps: { daily: 7 },
    };
    await kit.tenant.campaigns.save(definition);
    await kit.settle();
    expect(kit.sent()).toHaveLength(7);
    const { caps: _, ...without } = definition;
    expect((await kit.tenant.campaigns.save(without)).caps).toBeNull();
    await kit.settle();
    expect(kit.sent()).toHaveLength(8);
    expect(ids).toHaveLength(1);
    await kit.close();
  });

  test("leave a backlog as it is: nothing is written to who waits behind one", async () => {
    const { kit, ids } = await setUp({ contacts: 500, campaigns: [{ caps: { daily: 5 } }] });
    await kit.settle();
    const versions = async () => {
      const found: string[] = [];
      const filter = { campaignId: ids[0]! };
      for await (const row of kit.tenant.enrollments.iterate({ filter }))
        if (row.stepKey === "hook") found.push(JSON.stringify(row));
      return found;
    };
    const before = await versions();
    expect(before).toHaveLength(495);
    await kit.advance({ days: 1 });
    const after = await versions();
    expect(after).toHaveLength(490);
    expect(before).toEqual(expect.arrayContaining(after));
    expect(kit.sent()).toHaveLength(10);
    await kit.close();
  });

  test("do not make late what they held back", async () => {
    const { kit } = await setUp({ contacts: 10, campaigns: [{ caps: { daily: 2 } }] });
    await kit.advance({ days: 20 });
    const { items } = await kit.tenant.events.list({ limit: 200 });
    expect(items.filter(({ type }) => type === "send-missed")).toEqual([]);
    expect(kit.sent()).toHaveLength(20);
    await kit.close();
  });

  test("give a unit back that a refused message had taken", async () => {
    const { kit } = await setUp({ contacts: 6, campaigns: [{ caps: { daily: 3 } }] });
    kit.channel().failNext("rejected");
    await kit.settle();
    expect(kit.sent()).toHaveLength(3);
    await kit.close();
  });
});

describe("a recipient domain's rate", () => {
  const addressOf = (contact: number) => `person-${contact}@one.example`;
  test("spreads who waits over the next hours, each looked at once", async () => {
    const { kit, ids } = await setUp({
      contacts: 10,
      senders: 2,
      caps: { recipientDomain: { count: 3, per: "hour" } },
      campaigns: [{}],
      addressOf,
    });
    await kit.settle();
    expect(await explainFirst(kit, ids[0]!)).toMatchObject({
      "domain-rate 2026-03-02T09:00:00.000Z": 3,
      "domain-rate 2026-03-02T10:00:00.000Z": 3,
      "domain-rate 2026-03-02T11:00:00.000Z": 1,
    });
    await kit.advance({ hours: 5 });
    expect(kit.sent()).toHaveLength(10);
    await finish(kit);
    await kit.close();
  });

  test("of a campaign counts days in the tenant's zone, and lets other domains go", async () => {
    const { kit } = await setUp({
      contacts: 9,
      campaigns: [{ caps: { recipientDomain: { count: 2, per: "day" } } }],
      addressOf: (contact) => `person-${contact}@${contact < 6 ? "one" : "two"}.example`,
    });
    await kit.settle();
    expect(kit.sent()).toHaveLength(4);
    await finish(kit);
    expect(kit.sent()).toHaveLength(18);
    await kit.close();
  });
});

test("a contact's cool-down holds over campaigns and senders, in one batch and across days", async () => {
  const { kit, ids } = await setUp({
    contacts: 4,
    senders: 3,
    caps: { coolDown: { days: 3 } },
    campaigns: [{}, {}],
    addressOf: (contact) => `person-${contact}@one.example`,
    sharedContacts: true,
  });
  await kit.settle();
  expect(kit.sent()).toHaveLength(4);
  const waiting = await explainFirst(kit, ids[0]!);
  const others = await explainFirst(kit, ids[1]!);
  const reason = "cool-down 2026-03-05T08:00:00.000Z";
  expect((waiting[reason] ?? 0) + (others[reason] ?? 0)).toBe(4);
  await kit.advanceTo("2026-03-05T07:59:59Z");
  expect(kit.sent()).toHaveLength(4);
  await kit.advanceTo("2026-03-05T08:00:01Z");
  expect(kit.sent()).toHaveLength(8);
  await finish(kit);
  expect(kit.sent()).toHaveLength(16);
  await kit.close();
});

test.each([
  ["rejected", 2],
  ["deferred", 1],
] as const)("a %s message starts no cool-down", async (outcome, campaigns) => {
  const { kit } = await setUp({
    contacts: 1,
    caps: { coolDown: { days: 3 } },
    campaigns: Array.from({ length: campaigns }, () => ({ steps: [steps[0]] })),
    sender: { gap: { minutes: 30 } },
    addressOf: () => "person-0@one.example",
    sharedContacts: true,
  });
  kit.channel().failNext(outcome);
  await kit.advance({ hours: 2 });
  // The other campaign's message, or the same one again.
  expect(kit.sent()).toHaveLength(1);
  await kit.close();
});

test("a cap counts days in its zone, not in UTC", async () => {
  // In Berlin the day changes at 23:00 UTC, and caps must not change with UTC's.
  const { kit } = await setUp({
    contacts: 12,
    caps: { daily: 2 },
    campaigns: [{ steps: [steps[0]] }],
  });
  await kit.settle();
  await kit.advanceTo("2026-03-02T22:59:59Z");
  expect(kit.sent()).toHaveLength(2);
  await kit.advanceTo("2026-03-02T23:00:01Z");
  expect(kit.sent()).toHaveLength(4);
  await kit.advanceTo("2026-03-03T22:59:59Z");
  expect(kit.sent()).toHaveLength(4);
  await kit.close();
});

describe("who goes first", () => {
  const only = { caps: { daily: 100 } };
  const order = (kit: TestKit) => kit.sent().map(({ to }) => to.split("@")[0]?.split("-")[1]);

  test("is the more urgent campaign, whatever was due first", async () => {
    const { kit } = await setUp({
      contacts: 2,
      sender: { dailyCap: 4 },
      campaigns: [only, { ...only, priority: "high" }, { ...only, priority: "urgent" }],
    });
    await kit.settle();
    expect(order(kit)).toEqual(["2", "2", "1", "1"]);
    await finish(kit);
    await kit.close();
  });

  test("is who was enrolled with a priority of their own, for all of their steps", async () => {
    const { kit, ids } = await setUp({
      contacts: 4,
      sender: { dailyCap: 2 },
      campaigns: [{ schedule: { everyDay: "09:00-17:00" }, order: "new-first" }],
    });
    const enroll = (priority: "urgent" | "high", name: string) =>
      kit.tenant.campaigns.enroll(ids[0]!, {
        priority,
        contacts: [{ externalId: name, email: `person-${name}@late.example` }],
      });
    await enroll("high", "high");
    await enroll("urgent", "urgent");
    await kit.tenant.generation.run(ids[0]!);
    await kit.settle();
    expect(order(kit)).toEqual(["urgent", "high"]);
    const [campaign] = (await kit.tenant.campaigns.list()).items;
    await kit.advance({ days: 1, hours: 1 });
    expect(order(kit)).toEqual(["urgent", "high", "urgent", "high"]);
    expect(campaign?.stepOrder).toBe("new-first");
    await expect(enroll("soon" as "high", "x")).rejects.toThrow("priority");
    await finish(kit);
    await kit.close();
  });

  test("is a follow-up or a new contact by a ratio, in one batch and from one send to the next", async () => {
    for (const sender of [{ dailyCap: 4 }, { dailyCap: 4, gap: { minutes: 1 } }]) {
      const { kit } = await setUp({
        contacts: 20,
        sender,
        campaigns: [
          { order: { followUps: 1, newContacts: 3 }, schedule: { everyDay: "09:00-17:00" } },
        ],
      });
      const [campaign] = (await kit.tenant.campaigns.list()).items;
      expect(campaign).toMatchObject({ stepOrder: "ratio", followUpShare: 1, newShare: 3 });
      await kit.tenant.generation.run(campaign!.id);
      const preview = await kit.tenant.campaigns.preview(campaign!.id);
      await kit.advance({ days: 2, hours: 1 });
      const seen = new Set<string>();
      const isNew = kit.sent().map(({ to }) => !seen.has(to) && seen.add(to) !== undefined);
      // Nobody has a follow-up on the first day, and its four begin a round of which one is left.
      expect(isNew.map((first) => (first ? "n" : "f")).join("")).toBe("nnnn" + "nnfn" + "nnfn");
      await finish(kit);
      expect([...preview.sends()].map(({ at }) => at).toSorted(byText)).toEqual(
        kit.sent().map(({ at }) => new Date(at).toISOString()),
      );
      await kit.close();
    }
  });

  test("is a follow-up, unless the campaign says new contacts", async () => {
    for (const [stepOrder, expected] of [
      ["follow-ups-first", [1, 1, 2, 2]],
      ["new-first", [1, 1, 1, 1]],
    ] as const) {
      const { kit } = await setUp({
        contacts: 4,
        sender: { dailyCap: 2 },
        campaigns: [{ order: stepOrder, schedule: { everyDay: "09:00-17:00" } }],
      });
      const [campaign] = (await kit.tenant.campaigns.list()).items;
      await kit.tenant.generation.run(campaign!.id);
      await kit.advance({ days: 1, hours: 1 });
      const seen = new Map<string, number>();
      const nth = kit.sent().map(({ to }) => {
        seen.set(to, (seen.get(to) ?? 0) + 1);
        return seen.get(to);
      });
      expect(nth).toEqual(expected);
      await kit.close();
    }
  });
});
