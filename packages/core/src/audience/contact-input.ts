import { z } from "zod";
import { emailConfidences, tiers } from "../model/contact-vocabulary.ts";
import { isStorableJson } from "../model/is-storable-json.ts";
import type { JsonObject } from "../model/json.ts";
import { isFreeMailDomain } from "./is-free-mail-domain.ts";

// Line and paragraph separators, C0 and C1 controls, and what a gateway may decode to a line break: in
// a name they are an attempt at a header.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]|%0[ad]/i;
// What a spreadsheet would run (OWASP, CSV injection), full-width forms included. A plus, minus or at
// sign alone starts names and handles too, so it takes a call or a pipe behind it.
const FORMULA = /^(?:[=＝]|[+\-@＋－＠].*[(|!])/u;

const plainLine = (maximum: number) =>
  z
    .string()
    .trim()
    .max(maximum)
    .refine((value) => !CONTROL.test(value), {
      params: { code: "control-character" },
      error: "contains a line break or control character; clean the field",
    })
    .refine((value) => value.isWellFormed(), {
      params: { code: "unstorable-text" },
      error: "contains half a surrogate pair; clean the field",
    });

const line = (maximum: number) =>
  plainLine(maximum).refine((value) => !FORMULA.test(value), {
    params: { code: "formula" },
    error: "looks like a spreadsheet formula; put the value itself",
  });

const optional = (maximum: number) => line(maximum).nullish();
const json: z.ZodType<JsonObject> = z
  .record(z.string(), z.json())
  .refine((value) => isStorableJson(value), {
    params: { code: "unstorable-text" },
    error: "contains a NUL character or half a surrogate pair, which no database stores; clean it",
  });

export const companyInputSchema = z.strictObject({
  externalId: optional(200),
  name: optional(300),
  // Who has a mailbox at a provider does not work there.
  domain: optional(253).transform((domain) => (domain && isFreeMailDomain(domain) ? null : domain)),
  industry: optional(200),
  size: optional(100),
  icpFit: z.number().min(0).max(100).nullish(),
  country: optional(100),
  attributes: json.optional(),
});

export const contactInputSchema = z.strictObject({
  id: z.uuid().optional(),
  externalId: optional(200),
  email: z.string().trim().max(320).nullish(),
  emailConfidence: z.enum(emailConfidences).optional(),
  firstName: optional(200),
  lastName: optional(200),
  title: optional(300),
  seniority: optional(100),
  phone: plainLine(50).nullish(),
  linkedinUrl: optional(500),
  company: companyInputSchema.optional(),
  country: optional(100),
  region: optional(100),
  city: optional(200),
  timeZone: optional(100),
  locale: optional(35),
  score: z.number().min(0).max(100).nullish(),
  tier: z.enum(tiers).nullish(),
  tags: z.array(line(100)).max(100).optional(),
  owner: optional(200),
  attributes: json.optional(),
});

/**
 * A contact as the host knows it. A field left out keeps what is stored, `null` clears it,
 * `attributes` merge.
 */
export interface ContactInput extends Readonly<Omit<z.input<typeof contactInputSchema>, "tags">> {
  readonly tags?: readonly string[];
}

/** A company as the host knows it; found again by external id, domain, or name. */
export interface CompanyInput extends Readonly<z.input<typeof companyInputSchema>> {}
