import { describe, expect, test } from "vitest";
import { checkInvariants } from "../invariants/check-invariants.ts";
import type { TestKit } from "../kit/test-kit.ts";
import { cappedSteps, setUpCapped as setUp } from "./test-support/set-up-capped.ts";
import { sendsByDay } from "./test-support/sends-by-day.ts";

const explainAll = async ({ tenant }: TestKit) => {
  const reasons: Record<string, number> = {};
  for await (const { id, state } of tenant.enrollments.iterate()) {
    if (state === "completed" || state === "stopped") continue;
    const { reason, nextAt } = await tenant.enrollments.explain(id);
    const name = `${reason} ${nextAt}`;
    reasons[name] = (reasons[name] ?? 0) + 1;
  }
  return reasons;
};

const finish = async (kit: TestKit) => {
  const { nextDueAt } = await kit.advance({ days: 60 });
  expect(nextDueAt).toBeNull();
  expect(
    await checkInvariants({ tenant: kit.tenant, accepted: kit.sent(), drained: true }),
  ).toEqual([]);
};

const sender = { inProgressCap: 3 };

describe("a sender's contacts in progress", () => {
  test("are no more than its cap; who waits begins at the instant at which another ends", async () => {
    const { kit, ids } = await setUp({ contacts: 8, sender, campaigns: [{}] });
    await kit.settle();
    expect(sendsByDay(kit)).toEqual({ "2026-03-02": 3 });
    expect(await explainAll(kit)).toEqual({
      "null 2026-03-03T08:00:00.000Z": 3,
      "sender-wip null": 5,
    });
    const { reasons } = await kit.tenant.campaigns.explain(ids[0]!);
    expect(reasons).toContainEqual(
      expect.objectContaining({ reason: "sender-wip", count: 5, nextChangeAt: null }),
    );
    await kit.advance({ days: 1 });
    // The follow-ups end three, so three begin.
    expect(sendsByDay(kit)).toEqual({ "2026-03-02": 3, "2026-03-03": 6 });
    await finish(kit);
    expect(kit.sent()).toHaveLength(16);
    await kit.close();
  });

  test("count over all campaigns of the sender, and hold back nobody who has begun", async () => {
    const { kit } = await setUp({ contacts: 4, sender, campaigns: [{}, { priority: "high" }] });
    await kit.settle();
    expect(kit.sent().map(({ to }) => to)).toEqual(
      [0, 1, 2].map((n) => `person-1-${n}@company-${n}.example`),
    );
    await kit.advance({ days: 1 });
    expect(sendsByDay(kit)).toEqual({ "2026-03-02": 3, "2026-03-03": 6 });
    await finish(kit);
    expect(kit.sent()).toHaveLength(16);
    await kit.close();
  });

  test("become fewer by a reply, and the next one begins at once", async () => {
    const { kit } = await setUp({ contacts: 5, sender, campaigns: [{}] });
    await kit.settle();
    await kit.reply("person-0-0@company-0.example");
    await kit.settle();
    expect(kit.sent()).toHaveLength(4);
    await kit.close();
  });

  test("a refused first message makes nobody one of them", async () => {
    const { kit } = await setUp({ contacts: 5, sender, campaigns: [{}] });
    kit.channel().failNext("rejected");
    await kit.settle();
    expect(kit.sent()).toHaveLength(3);
    await finish(kit);
    await kit.close();
  });

  test("a raised cap lets more begin, one taken away all, and a new one counts who is in progress", async () => {
    const { kit } = await setUp({ contacts: 9, sender, campaigns: [{}] });
    const cap = (inProgressCap: number | null) =>
      kit.tenant.senders.upsert([
        {
          externalId: "sender-0",
          channel: "recording",
          name: "Sender 0",
          address: "sender-0@acme.example",
          inProgressCap,
        },
      ]);
    await kit.settle();
    await cap(5);
    await kit.settle();
    expect(kit.sent()).toHaveLength(5);
    await cap(2);
    await kit.settle();
    expect(kit.sent()).toHaveLength(5);
    await cap(0);
    await kit.advance({ days: 1 });
    expect(kit.sent()).toHaveLength(10);
    await cap(null);
    await kit.settle();
    expect(kit.sent()).toHaveLength(14);
    await kit.close();
  });

  test("a cap that comes later counts those who had begun without one", async () => {
    const { kit } = await setUp({ contacts: 4, campaigns: [{}] });
    await kit.settle();
    expect(kit.sent()).toHaveLength(4);
    const { items } = await kit.tenant.senders.list();
    await kit.tenant.senders.upsert(
      items.map(({ name, address, channel }) => ({
        externalId: "sender-0",
        channel,
        name,
        address,
        inProgressCap: 5,
      })),
    );
    const [campaign] = (await kit.tenant.campaigns.list()).items;
    await kit.tenant.campaigns.enroll(campaign!.id, {
      contacts: [1, 2, 3].map((n) => ({
        externalId: `late-${n}`,
        email: `late-${n}@late.example`,
      })),
    });
    await kit.settle();
    expect(kit.sent()).toHaveLength(5);
    await finish(kit);
    await kit.close();
  });

  test("who passes its first step without a message waits as well, and the waits end one by one", async () => {
    const steps = [
      {
        key: "branch",
        type: "branch",
        branches: [{ when: { field: "contact.tier", equals: "hot" }, next: "hook" }],
        next: "hook",
      },
      ...cappedSteps,
    ] as const;
    const { kit } = await setUp({
      contacts: 5,
      sender: { inProgressCap: 1 },
      campaigns: [{ steps: [...steps] }],
    });
    await kit.settle();
    expect(kit.sent()).toHaveLength(1);
    expect(await explainAll(kit)).toMatchObject({ "sender-wip null": 4 });
    await finish(kit);
    expect(kit.sent()).toHaveLength(10);
    await kit.close();
  });

  test("who waited for days is not late when it begins", async () => {
    const steps = [
      cappedSteps[0],
      { key: "proof", kind: "email", delay: { days: 4 }, content: { body: "Once more." } },
    ] as const;
    const { kit } = await setUp({
      contacts: 2,
      sender: { inProgressCap: 1 },
      campaigns: [{ steps: [...steps], schedule: { weekdays: "09:00-17:00" } }],
    });
    await finish(kit);
    const { items } = await kit.tenant.events.list({ filter: { types: ["send-missed"] } });
    expect(items).toEqual([]);
    await kit.close();
  });

  test("are refused as a number that is none", async () => {
    const { kit } = await setUp({ contacts: 1, campaigns: [] });
    const given = { externalId: "s", channel: "recording", name: "S", address: "s@acme.example" };
    for (const inProgressCap of [-1, 1.5]) {
      await expect(kit.tenant.senders.upsert([{ ...given, inProgressCap }])).rejects.toThrow(
        "inProgressCap",
      );
    }
    await kit.close();
  });
});
