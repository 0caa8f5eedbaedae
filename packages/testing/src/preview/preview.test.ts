import type { CampaignDefinition } from "@outreachkit/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createTestKit } from "../kit/create-test-kit.ts";
import type { TestKit } from "../kit/test-kit.ts";
import { createHost } from "../test-support/create-host.ts";

let kit: TestKit;
beforeEach(async () => {
  kit = await createTestKit({ create: createHost(), start: "2026-03-02T08:00:00Z" });
  await kit.tenant.settings.update({ timeZone: "Europe/Berlin", postalAddress: "1 Invented St" });
  await kit.tenant.senders.upsert([
    {
      externalId: "ada",
      channel: "recording",
      name: "Ada",
      address: "ada@acme.example",
      dailyCap: 2,
      gap: { minutes: 10 },
      gapJitter: { minutes: 0 },
    },
  ]);
});
afterEach(() => kit.close());

const definition = (key: string, part: Partial<CampaignDefinition> = {}): CampaignDefinition => ({
  key,
  senders: [{ externalId: "ada" }],
  approval: "autopilot",
  schedule: { weekdays: "09:00-17:00" },
  checks: { minimumPersonalization: 0 },
  steps: [
    {
      key: "hook",
      kind: "email",
      content: { subject: "Hello", body: "Dear {{ contact.firstName }}" },
    },
    { key: "proof", kind: "email", delay: { days: 3 }, content: { body: "Once more" } },
  ],
  ...part,
});

const fill = async (key: string, count: number, part: Partial<CampaignDefinition> = {}) => {
  const campaign = await kit.tenant.campaigns.save(definition(key, part));
  await kit.tenant.campaigns.enroll(campaign.id, {
    contacts: Array.from({ length: count }, (_, index) => ({
      externalId: `${key}-${index}`,
      email: `${index}@${key}.example`,
      firstName: "Kim",
    })),
  });
  return campaign;
};

test("before the launch every send has its instant: windows, caps and gaps", async () => {
  const { id } = await fill("first", 3);
  const preview = await kit.tenant.campaigns.preview(id);
  expect([...preview.sends()].map(({ at, stepKey }) => `${at} ${stepKey}`)).toEqual([
    "2026-03-02T08:00:00.000Z hook",
    "2026-03-02T08:10:00.000Z hook",
    "2026-03-03T08:00:00.000Z hook",
    "2026-03-05T08:00:00.000Z proof",
    "2026-03-05T08:10:00.000Z proof",
    "2026-03-06T08:00:00.000Z proof",
  ]);
  expect(preview).toMatchObject({
    enrollments: 3,
    total: 6,
    firstAt: "2026-03-02T08:00:00.000Z",
    lastAt: "2026-03-06T08:00:00.000Z",
    days: [
      { date: "2026-03-02", sends: 2 },
      { date: "2026-03-03", sends: 1 },
      { date: "2026-03-05", sends: 2 },
      { date: "2026-03-06", sends: 1 },
    ],
    steps: [
      { stepKey: "hook", sends: 3 },
      { stepKey: "proof", sends: 3 },
    ],
    unplanned: [],
  });
});

test("another launch time is another plan", async () => {
  const { id } = await fill("first", 1);
  const preview = await kit.tenant.campaigns.preview(id, { launchAt: "2026-03-07T10:00:00Z" });
  expect([...preview.sends()].map(({ at }) => at)).toEqual([
    "2026-03-09T08:00:00.000Z",
    "2026-03-12T08:00:00.000Z",
  ]);
});

test("what runs on the same sender takes its share, what does not run takes none", async () => {
  const busy = await fill("busy", 2);
  await fill("draft", 2);
  await kit.tenant.generation.run(busy.id);
  await kit.tenant.campaigns.launch(busy.id);
  const { id } = await fill("next", 1);
  expect((await kit.tenant.campaigns.preview(id)).firstAt).toBe("2026-03-03T08:00:00.000Z");
});

test("who cannot be planned to the end is told with the reason", async () => {
  const { id } = await fill("first", 4);
  await kit.tenant.contacts.pause([{ externalId: "first-0" }], { why: "asked-for-it" });
  const preview = await kit.tenant.campaigns.preview(id, { horizon: { days: 2 } });
  expect(preview.total).toBe(3);
  expect(preview.unplanned).toEqual([
    { reason: "contact-paused", count: 1 },
    { reason: "later", count: 3 },
  ]);
  const [paused] = preview.unplannedEnrollments();
  expect(paused).toMatchObject({ reason: "contact-paused" });
});

test("looking ahead writes nothing", async () => {
  const { id } = await fill("first", 3);
  const events = async () => (await kit.tenant.events.list({ limit: 200 })).items.length;
  const before = await events();
  await kit.tenant.campaigns.preview(id);
  await kit.tenant.campaigns.diff(id, definition("first", { schedule: { monday: "09:00-10:00" } }));
  expect(await events()).toBe(before);
});

describe("the difference that a change makes", () => {
  const tuesdays = { schedule: { weekdays: "09:00-17:00", monday: [] } };

  test("names what moves, what appears and what falls off", async () => {
    const { id } = await fill("first", 1);
    const [hook] = definition("first").steps;
    const later = { key: "urgency", kind: "email", delay: { days: 7 }, content: { body: "Last" } };
    const change = definition("first", { ...tuesdays, steps: [hook!, later] });
    const difference = await kit.tenant.campaigns.diff(id, change);
    expect(difference).toMatchObject({
      unchanged: 0,
      moved: [
        { stepKey: "hook", from: "2026-03-02T08:00:00.000Z", to: "2026-03-03T08:00:00.000Z" },
      ],
      added: [{ stepKey: "urgency", at: "2026-03-10T08:00:00.000Z" }],
      dropped: [{ stepKey: "proof", at: "2026-03-05T08:00:00.000Z" }],
    });
  });

  test("is empty for the definition that is stored", async () => {
    const { id } = await fill("first", 2);
    expect(await kit.tenant.campaigns.diff(id, definition("first"))).toEqual({
      unchanged: 4,
      moved: [],
      added: [],
      dropped: [],
    });
  });

  test("touches nothing that was sent", async () => {
    const { id } = await fill("first", 1);
    await kit.tenant.generation.run(id);
    await kit.tenant.campaigns.launch(id);
    await kit.settle();
    const difference = await kit.tenant.campaigns.diff(id, definition("first", tuesdays));
    expect(difference).toMatchObject({ unchanged: 1, moved: [], added: [], dropped: [] });
  });

  test("of a wrong definition, or of another campaign's, is an error with all that is wrong", async () => {
    const { id } = await fill("first", 1);
    const wrong = definition("first", { schedule: {}, steps: [] });
    await expect(kit.tenant.campaigns.diff(id, wrong)).rejects.toMatchObject({
      code: "invalid-input",
    });
    await expect(kit.tenant.campaigns.diff(id, definition("other"))).rejects.toThrow(
      '"other" is another campaign',
    );
  });
});
