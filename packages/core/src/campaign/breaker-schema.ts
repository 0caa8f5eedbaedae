import { z } from "zod";
import { type BreakerLimits, defaultBounceLimits } from "../model/breaker-limits.ts";
import { durationToMilliseconds } from "../model/duration-to-milliseconds.ts";

const percent = z.number().positive().max(100);
const count = z.int().min(1).max(100);
const duration = z
  .strictObject({
    days: z.number().min(0).exactOptional(),
    hours: z.number().min(0).exactOptional(),
    minutes: z.number().min(0).exactOptional(),
    seconds: z.number().min(0).exactOptional(),
  })
  .refine((length) => {
    const milliseconds = durationToMilliseconds(length);
    return milliseconds >= 60_000 && milliseconds <= 90 * 86_400_000;
  }, "must be from a minute to 90 days");

const bounces = z
  .strictObject({
    percent: percent.exactOptional(),
    lastSends: z.int().min(100).max(1_000).exactOptional(),
    minimumSends: z.int().min(1).max(1_000).exactOptional(),
    minimumBounces: z.int().min(1).max(1_000).exactOptional(),
    manyBounces: z.int().min(1).max(1_000).exactOptional(),
    manyPercent: percent.exactOptional(),
  })
  .superRefine((given, context) => {
    const { lastSends } = { ...defaultBounceLimits, ...given };
    for (const name of ["minimumSends", "minimumBounces", "manyBounces"] as const) {
      const value = given[name];
      if (value === undefined || value <= lastSends) continue;
      const message = `is ${value}, and only the last ${lastSends} sends are looked at; lower it, or raise lastSends`;
      context.addIssue({ code: "custom", path: [name], message });
    }
  });

const complaints = z.strictObject({
  percent: percent.exactOptional(),
  lastSends: z.int().min(100).max(10_000).exactOptional(),
  count: count.exactOptional(),
  within: duration.exactOptional(),
});

const off = 'must be limits such as { percent: 2 }, or false for "not by these"';

/** Of the forms the one that was meant tells what is wrong with it. */
const orOff = <Shape extends z.ZodType>(shape: Shape) =>
  z.unknown().check(({ value, issues }) => {
    if (value === false) return;
    const parsed = shape.safeParse(value);
    if (parsed.success) return;
    if (typeof value !== "object" || value === null) {
      issues.push({ code: "custom", input: value, message: off });
      return;
    }
    for (const { path, message } of parsed.error.issues)
      issues.push({ code: "custom", input: value, path: [...path], message });
  }) as unknown as z.ZodType<z.output<Shape> | false>;

/** The limits of breakers, as a tenant or a campaign may give them. */
export const breakerSchema: z.ZodType<BreakerLimits> = z.strictObject({
  bounces: orOff(bounces).exactOptional(),
  complaints: orOff(complaints).exactOptional(),
  openFor: duration.exactOptional(),
  closeAfter: count.exactOptional(),
});
