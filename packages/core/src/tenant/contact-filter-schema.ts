import { z } from "zod";
import { contactStatuses, tiers } from "../model/contact-vocabulary.ts";

const texts = z.array(z.string().min(1)).max(200);

export const contactFilterSchema = z.strictObject({
  tiers: z.array(z.enum(tiers)).optional(),
  minimumScore: z.number().min(0).max(100).optional(),
  enriched: texts.optional(),
  statuses: z.array(z.enum(contactStatuses)).optional(),
  tags: texts.optional(),
  countries: texts.optional(),
  owner: z.string().optional(),
});
