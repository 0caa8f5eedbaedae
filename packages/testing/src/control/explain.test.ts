import type { Explanation, WaitingReason } from "@outreachkit/core";
import { afterEach, expect, test } from "vitest";
import { createTestKit } from "../kit/create-test-kit.ts";
import type { TestKit } from "../kit/test-kit.ts";
import { createHost } from "../test-support/create-host.ts";
import { launchSmallCampaign, type SmallCampaign } from "../test-support/launch-small-campaign.ts";

const why = "by-hand";
const start = "2026-03-02T08:00:00Z";
const until = "2026-04-01T08:00:00.000Z";
const person = { externalId: "person-0" };
const ada = { externalId: "ada" };
let kit: TestKit;
afterEach(() => kit.close());

interface Situation {
  readonly reason: WaitingReason | null;
  /** What is told of the next change; null: only a signal or a person brings it on. */
  readonly nextChangeAt: string | null;
  readonly campaign?: SmallCampaign;
  readonly host?: Parameters<typeof createHost>[0];
  /** What happens, from Monday at nine in Berlin on; the last one enrolled is asked about. */
  arrange(campaignId: string): Promise<unknown>;
}

const manual = { definition: { approval: "manual" } } as const;
const twoPeople = { addresses: ["first@one.example", "one@one.example"] } as const;
const enrollmentId = async () => (await kit.tenant.enrollments.list()).items.at(-1)!.id;

const situations: Readonly<Record<string, Situation>> = {
  "a step that lies ahead": {
    reason: null,
    nextChangeAt: "2026-03-05T08:00:00.000Z",
    arrange: () => kit.advance({ hours: 1 }),
  },
  "a step that lies ahead of a contact who rests for longer": {
    reason: "contact-paused",
    nextChangeAt: until,
    arrange: async () => {
      await kit.advance({ hours: 1 });
      await kit.tenant.contacts.pause([person], { why, until });
    },
  },
  "a step that lies behind a pause": {
    reason: null,
    nextChangeAt: "2026-03-05T08:00:00.000Z",
    arrange: async () => {
      await kit.advance({ hours: 1 });
      await kit.tenant.contacts.pause([person], { why, until: "2026-03-04T08:00:00Z" });
    },
  },
  "outside the window": {
    reason: "outside-window",
    nextChangeAt: "2026-03-03T08:00:00.000Z",
    campaign: manual,
    arrange: async () => {
      await kit.advance({ hours: 1 });
      await kit.advanceTo("2026-03-02T20:00:00Z");
      const { items } = await kit.tenant.messages.list();
      await kit.tenant.messages.approve(items);
      await kit.settle();
    },
  },
  "a message that nobody has approved": {
    reason: "awaiting-approval",
    nextChangeAt: null,
    campaign: manual,
    arrange: () => kit.advance({ hours: 1 }),
  },
  "a message that is to be written": {
    reason: "awaiting-generation",
    nextChangeAt: "2026-03-02T08:00:00.000Z",
    arrange: async () => {
      // Planned, and no worker since.
      const { items } = await kit.tenant.campaigns.list();
      await kit.tenant.campaigns.pause(items[0]!.id, { why });
      await kit.tenant.enrollments.moveTo(await enrollmentId(), "hook", { why });
      await kit.tenant.campaigns.resume(items[0]!.id, { why });
    },
  },
  "the day's last message is gone": {
    reason: "sender-cap",
    nextChangeAt: "2026-03-02T23:00:00.000Z",
    campaign: { ...twoPeople, sender: { dailyCap: 1 } },
    arrange: () => kit.advance({ hours: 1 }),
  },
  "the sender's gap": {
    reason: "sender-gap",
    nextChangeAt: "2026-03-02T08:30:00.000Z",
    campaign: { ...twoPeople, sender: { gap: { minutes: 30 } } },
    arrange: () => kit.advance({ minutes: 10 }),
  },
  "a sender's pause": {
    reason: "sender-paused",
    nextChangeAt: until,
    arrange: async () => {
      await kit.tenant.senders.pause([ada], { why, until });
      await kit.settle();
    },
  },
  "a sender's pause without an end": {
    reason: "sender-paused",
    nextChangeAt: null,
    arrange: async () => {
      await kit.tenant.senders.pause([ada], { why });
      await kit.settle();
    },
  },
  "a contact's pause": {
    reason: "contact-paused",
    nextChangeAt: until,
    arrange: async () => {
      await kit.tenant.contacts.pause([person], { why, until });
      await kit.settle();
    },
  },
  "an enrollment's pause": {
    reason: "enrollment-paused",
    nextChangeAt: null,
    arrange: async () => {
      await kit.tenant.enrollments.pause([await enrollmentId()], { why });
      await kit.settle();
    },
  },
  "a campaign's pause": {
    reason: "campaign-paused",
    nextChangeAt: until,
    arrange: (id) => kit.tenant.campaigns.pause(id, { why, until }),
  },
  "a campaign that nobody has launched": {
    reason: "not-launched",
    nextChangeAt: null,
    arrange: async () => {
      const draft = await kit.tenant.campaigns.save({
        key: "draft",
        senders: [ada],
        schedule: { weekdays: "09:00-17:00" },
        steps: [{ key: "hook", kind: "email", content: { subject: "Hello", body: "Hello!" } }],
      });
      await kit.tenant.campaigns.enroll(draft.id, { contacts: [{ email: "late@one.example" }] });
    },
  },
  "a tenant's pause": {
    reason: "tenant-paused",
    nextChangeAt: null,
    arrange: () => kit.tenant.settings.pause(),
  },
  "a refusal for now": {
    reason: "retry-later",
    nextChangeAt: "2026-03-02T11:00:00.000Z",
    arrange: async () => {
      kit.channel().failNext({ mode: "deferred", retryAfter: { hours: 3 } });
      await kit.advance({ minutes: 5 });
    },
  },
  "a refusal for good": {
    reason: "delivery-failed",
    nextChangeAt: null,
    arrange: async () => {
      kit.channel().failNext("rejected");
      await kit.advance({ minutes: 5 });
    },
  },
  "nobody can tell any more": {
    reason: "needs-review",
    nextChangeAt: null,
    host: { idempotency: { scope: "none", window: {} } },
    arrange: async () => {
      kit.channel().failNext("uncertain-after-accept");
      await kit.advance({ minutes: 30 });
    },
  },
};

async function explain({ campaign = {}, host = {}, arrange }: Situation): Promise<Explanation> {
  kit = await createTestKit({ create: createHost(host), start });
  const { id } = await launchSmallCampaign(kit, { addresses: ["one@one.example"], ...campaign });
  await arrange(id);
  return await kit.tenant.enrollments.explain(await enrollmentId());
}

test.each(Object.entries(situations))("%s", async (_title, situation) => {
  const { reason, nextChangeAt } = await explain(situation);
  expect({ reason, nextChangeAt }).toEqual({
    reason: situation.reason,
    nextChangeAt: situation.nextChangeAt,
  });
});

test("the sum over the campaign tells the same as each of its enrollments does", async () => {
  for (const situation of Object.values(situations)) {
    const single = await explain(situation);
    const campaignId = single.campaign.id;
    const { items } = await kit.tenant.enrollments.list({ filter: { campaignId } });
    const all = await Promise.all(items.map(({ id }) => kit.tenant.enrollments.explain(id)));
    const live = all.filter(({ enrollment }) => enrollment.state !== "completed");
    const sum = await kit.tenant.campaigns.explain(campaignId);
    expect(sum.live).toBe(live.length);
    const told = [...Map.groupBy(live, ({ reason }) => reason)].map(([reason, of]) => ({
      reason,
      count: of.length,
      nextChangeAt:
        of
          .map((one) => one.nextChangeAt)
          .filter((at) => at !== null)
          .toSorted()[0] ?? null,
    }));
    const summed = sum.reasons.map(({ reason, count, nextChangeAt }) => ({
      reason,
      count,
      nextChangeAt,
    }));
    const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).toSorted();
    expect(sorted(summed)).toEqual(sorted(told));
    await kit.close();
  }
  kit = await createTestKit({ create: createHost(), start });
});
