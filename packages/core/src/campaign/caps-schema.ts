import { z } from "zod";

const units = z.int().min(0);

/** What is 0 pauses. */
export const capsSchema = {
  units,
  recipientDomain: z.strictObject({
    count: z.int().min(1).max(5_000),
    per: z.enum(["hour", "day"]),
  }),
  coolDown: z.strictObject({
    days: z.number().min(0).optional(),
    hours: z.number().min(0).optional(),
    minutes: z.number().min(0).optional(),
    seconds: z.number().min(0).optional(),
  }),
} as const;
