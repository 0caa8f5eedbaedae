import { z } from "zod";
import { contactStatuses, tiers } from "../model/contact-vocabulary.ts";
import { isStorableJson } from "../model/is-storable-json.ts";

const texts = z.array(z.string().min(1)).max(200);
const attributeValue = z.union([z.string(), z.number(), z.boolean()]);
const attributes = z
  .record(z.string().min(1).max(200), z.union([attributeValue, z.array(attributeValue).max(200)]))
  .refine((given) => Object.keys(given).length <= 20, "asks for more than 20 attributes")
  .refine(isStorableJson, "contains a NUL character or half a surrogate pair");

export const contactFilterSchema = z.strictObject({
  tiers: z.array(z.enum(tiers)).optional(),
  minimumScore: z.number().min(0).max(100).optional(),
  enriched: texts.optional(),
  ready: z.boolean().optional(),
  statuses: z.array(z.enum(contactStatuses)).optional(),
  tags: texts.optional(),
  countries: texts.optional(),
  owner: z.string().optional(),
  owners: texts.optional(),
  seniorities: texts.optional(),
  industries: texts.optional(),
  companySizes: texts.optional(),
  minimumIcpFit: z.number().min(0).max(100).optional(),
  attributes: attributes.optional(),
});
