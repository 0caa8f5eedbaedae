import { z } from "zod";
import type { ContactFilter } from "../model/contact-filter.ts";
import { contactStatuses, tiers } from "../model/contact-vocabulary.ts";
import { parseInput } from "./parse-input.ts";

const texts = z.array(z.string().min(1)).max(200);

const filterSchema = z.strictObject({
  tiers: z.array(z.enum(tiers)).optional(),
  minimumScore: z.number().min(0).max(100).optional(),
  enriched: texts.optional(),
  statuses: z.array(z.enum(contactStatuses)).optional(),
  tags: texts.optional(),
  countries: texts.optional(),
  owner: z.string().optional(),
});

/** A filter of known fields only: no field, operator or text of it becomes SQL. */
export function parseFilter(filter: ContactFilter): ContactFilter {
  const parsed = parseInput(filterSchema, filter, "The filter");
  return Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined));
}
