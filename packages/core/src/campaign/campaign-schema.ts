import { z } from "zod";
import { breakerSchema } from "./breaker-schema.ts";
import { capsSchema } from "./caps-schema.ts";
import { tiers } from "../model/contact-vocabulary.ts";
import { weekdays } from "../model/weekly-schedule.ts";
import type { StepContent } from "../model/content-option.ts";
import { conditionSchema } from "./condition-schema.ts";

const key = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]{0,99}$/i,
    "must be letters, digits, dots, dashes or underscores, at most 100",
  );
const duration = z.strictObject({
  days: z.number().min(0).optional(),
  hours: z.number().min(0).optional(),
  minutes: z.number().min(0).optional(),
  seconds: z.number().min(0).optional(),
});
const windows = z
  .union([z.string(), z.array(z.string())], 'must be a window such as "09:00-17:00", or a list')
  .optional();

const holidays = z.union(
  [
    z.enum(["contact", "sender", "none"]),
    z.strictObject({
      of: z.enum(["contact", "sender"]).optional(),
      country: z.string().optional(),
      dates: z.array(z.string()).max(5_000).optional(),
    }),
  ],
  'must be "contact", "sender", "none", or closed dates such as { dates: ["2026-12-24"] }',
);

// Loose: a key that is no day gets a message of its own, with the windows.
const schedule = z.looseObject({
  ...Object.fromEntries(weekdays.map((day) => [day, windows])),
  weekdays: windows,
  weekend: windows,
  everyDay: windows,
  timeZone: z.string().optional(),
  useSenderZone: z.boolean().optional(),
  holidays: holidays.optional(),
});

const delay = z.union(
  [
    duration.extend({ count: z.enum(["elapsed", "send-days"]).optional() }),
    z.strictObject({ at: z.string(), zone: z.string().optional() }),
  ],
  'must be a length of time such as { days: 3 }, or a date such as { at: "2026-03-02T09:00" }',
);
const reference = z.union(
  [z.string().min(1), z.strictObject({ externalId: z.string().min(1) })],
  'must be the id of a sender, or { externalId: "..." }',
);

const target = z.string().min(1, "must be the key of a later step, or end");

const base = {
  key,
  label: z.string().max(200).optional(),
  delay: delay.optional(),
  next: target.optional(),
};

const template = {
  subject: z.string().optional(),
  body: z.string(),
  format: z.enum(["text", "html"]).optional(),
};

/** Taken apart by hand, so that an error speaks of the form that was meant. */
const content: z.ZodType<StepContent> = z.unknown().check(({ value, issues }) => {
  const shape = Array.isArray(value) ? options : z.strictObject(template);
  const parsed = shape.safeParse(value);
  if (parsed.success) return;
  for (const { code, path, message } of parsed.error.issues)
    issues.push({ code: "custom", input: value, path: [...path], message, params: { code } });
}) as unknown as z.ZodType<StepContent>;

const options = z
  .array(z.strictObject({ ...template, when: conditionSchema.optional() }))
  .min(1, "a list of contents needs at least one")
  .max(50);

const variants = z
  .array(
    z.strictObject({
      key,
      weight: z.number().positive().max(1_000_000).optional(),
      content,
    }),
  )
  .min(2, "one variant is no choice; use content, or add another")
  .max(20);

const thread = {
  onMissingThread: z.enum(["new-thread", "hold"]).optional(),
  fallbackSubject: z.string().optional(),
};

const fallbackForm = z.strictObject({ kind: z.string().min(1), content, ...thread });

const form = {
  kind: z.string().min(1),
  content: content.optional(),
  variants: variants.optional(),
  ...thread,
  fallback: z.array(fallbackForm).min(1, "a fallback names at least one kind").max(5).optional(),
};

const messageStep = z.strictObject({
  ...base,
  ...form,
  type: z.literal("message").optional(),
  mix: z
    .array(z.strictObject(form))
    .min(1, "a mix names at least one more kind")
    .max(10)
    .optional(),
  onRejected: z.enum(["skip", "regenerate", "stop"]).optional(),
  onFailed: z.enum(["hold", "skip", "stop"]).optional(),
});

const branchStep = z.strictObject({
  ...base,
  type: z.literal("branch"),
  branches: z
    .array(z.strictObject({ when: conditionSchema, next: target }))
    .min(1, "a branch needs at least one way out with a condition")
    .max(20),
});

const someTime = duration.refine(
  (length) => Object.values(length).some((count) => (count ?? 0) > 0),
  "must be longer than nothing",
);

const taskStep = z.strictObject({
  ...base,
  type: z.literal("task"),
  title: z.string().trim().min(1).max(200),
  instructions: z.string().max(10_000).optional(),
  skipAfter: someTime.optional(),
});

const waitStep = z.strictObject({
  ...base,
  type: z.literal("wait"),
  for: conditionSchema,
  timeout: someTime,
  onTimeout: target.optional(),
});

const step = z.discriminatedUnion("type", [messageStep, branchStep, waitStep, taskStep], {
  error: ({ code, input }) => (code === "invalid_union" ? wrongType(input) : undefined),
});

/** A type that is not built says so, before anything relies on it. */
function wrongType(input: unknown): string {
  const type = typeof input === "object" && input !== null && "type" in input ? input.type : null;
  return type === "webhook"
    ? "a webhook step is not available until outbound webhooks exist"
    : `"${String(type)}" is no type of step; use message, task, wait or branch`;
}

/** The shape of a campaign definition; what the shape cannot say is in `findDefinitionProblems`. */
export const campaignSchema = z.strictObject({
  key,
  name: z.string().min(1).max(200).optional(),
  senders: z.array(reference),
  approval: z.enum(["manual", "copilot", "autopilot"]).optional(),
  schedule,
  firstStep: z.enum(["windowed", "immediate"]).optional(),
  maxLateness: duration.optional(),
  audience: z
    .strictObject({
      requiredEnrichment: z.array(z.string().min(1)).optional(),
      allowGuessedAddresses: z.boolean().optional(),
      reenroll: z.enum(["once", "if-not-active", "always"]).optional(),
      exclusive: z.enum(["yes", "among-exclusive", "no"]).optional(),
      coolDown: duration.optional(),
    })
    .optional(),
  allocation: z
    .strictObject({
      mix: z.record(z.string().min(1), z.number().min(0).max(100)).optional(),
      eligibility: z
        .record(
          z.string().min(1),
          z.strictObject({
            minimumScore: z.number().min(0).max(100).optional(),
            tiers: z.array(z.enum(tiers)).optional(),
          }),
        )
        .optional(),
      ownerFirst: z.boolean().optional(),
    })
    .optional(),
  caps: z
    .strictObject({
      daily: capsSchema.units.optional(),
      newContacts: capsSchema.units.optional(),
      recipientDomain: capsSchema.recipientDomain.optional(),
    })
    .optional(),
  breaker: breakerSchema.optional(),
  priority: z.enum(["urgent", "high", "normal"]).optional(),
  order: z
    .union([
      z.enum(["follow-ups-first", "new-first"]),
      z.strictObject({
        followUps: z.int().min(1).max(100),
        newContacts: z.int().min(1).max(100),
      }),
    ])
    .optional(),
  onReply: z.enum(["stop", "continue"]).optional(),
  exitOn: conditionSchema.optional(),
  checks: z
    .strictObject({
      bannedPhrases: z.array(z.string().min(1)).optional(),
      minimumPersonalization: z.number().min(0).max(100).optional(),
    })
    .optional(),
  strategy: z.record(z.string(), z.json()).optional(),
  steps: z.array(step).min(1, "a campaign needs at least one step").max(50),
});
