import fc from "fast-check";

const zones = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"] as const;

const delays = fc.oneof(
  fc.record({ days: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ days: fc.integer({ min: 1, max: 4 }), count: fc.constant("send-days" as const) }),
  fc.record({ hours: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ minutes: fc.integer({ min: 1, max: 90 }) }),
);

/** Campaigns, senders, people and caps to look ahead at. */
export const previewScenarios = fc.record({
  schedule: fc.constantFrom(
    { weekdays: "09:00-17:00" },
    { everyDay: ["08:00-10:00", "14:00-15:30"] },
    { weekdays: "22:00-02:00", weekend: "10:00-11:00" },
    { everyDay: "00:00-24:00" },
  ),
  firstStep: fc.constantFrom("windowed" as const, "immediate" as const),
  delays: fc.array(delays, { maxLength: 3 }),
  senders: fc.array(
    fc.record({
      dailyCap: fc.integer({ min: 1, max: 6 }),
      gap: fc.constantFrom({ minutes: 0 }, { minutes: 7 }),
      gapJitter: fc.constantFrom({ minutes: 0 }, { minutes: 5 }),
      weeklyCaps: fc.constantFrom(null, null, { email: 5 }, { email: 9 }),
      inProgressCap: fc.constantFrom(null, null, 1, 2, 5),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  contacts: fc.array(fc.constantFrom(...zones), { minLength: 1, maxLength: 12 }),
  late: fc.integer({ min: 0, max: 40 }),
  caps: fc.record(
    {
      daily: fc.integer({ min: 2, max: 6 }),
      newContacts: fc.integer({ min: 1, max: 4 }),
      recipientDomain: fc.record({
        count: fc.integer({ min: 1, max: 4 }),
        per: fc.constantFrom("hour" as const, "day" as const),
      }),
    },
    { requiredKeys: [] },
  ),
  tenantCap: fc.option(fc.integer({ min: 3, max: 8 }), { nil: undefined }),
  ramp: fc.option(fc.record({ start: fc.integer({ min: 1, max: 2 }), step: fc.constant(1) }), {
    nil: undefined,
  }),
  rolling: fc.boolean(),
  order: fc.constantFrom(
    "follow-ups-first" as const,
    "new-first" as const,
    { followUps: 1, newContacts: 1 },
    { followUps: 3, newContacts: 2 },
  ),
  channels: fc.constantFrom("one" as const, "fallback" as const, "mix" as const, "both" as const),
  /** Who has both addresses, who lost one since it was enrolled, and who never had it. */
  addresses: fc.array(
    fc.constantFrom(
      "both" as const,
      "lost-email" as const,
      "lost-phone" as const,
      "phone" as const,
    ),
    { minLength: 12, maxLength: 12 },
  ),
  between: fc.constantFrom("nothing" as const, "wait" as const, "task" as const, "branch" as const),
});

export type PreviewScenario =
  typeof previewScenarios extends fc.Arbitrary<infer Drawn> ? Drawn : never;
