import type { ContactInput } from "./contact-input.ts";
import type { ReadableRow } from "./contacts-file-row.ts";
import { findCountryCode } from "./find-country-code.ts";
import { findLocale } from "./find-locale.ts";
import type { KnownField } from "./known-fields.ts";
import { splitFullName } from "./split-full-name.ts";
import { toAttributeKey } from "./to-attribute-key.ts";

/** A value that was not taken as it stands. For the report of the import. */
export interface FieldNote {
  readonly field: KnownField;
  readonly value: string;
  readonly message: string;
}

const confidences: Readonly<Record<string, ContactInput["emailConfidence"]>> = {
  real: "real",
  verified: "real",
  valid: "real",
  deliverable: "real",
  ok: "real",
  pattern: "pattern",
  extrapolated: "pattern",
  likely: "pattern",
  acceptall: "pattern",
  catchall: "pattern",
  guess: "guess",
  guessed: "guess",
  unverified: "guess",
};

const tiers = ["hot", "warm", "cool", "cold", "dead"] as const;

/**
 * A row as the importer's input. Plain normalization only: spaces around values, codes for countries and
 * languages, numbers. Whether the address, the zone and the country are good is the importer's to say.
 */
export function toContactInput(row: ReadableRow): {
  readonly contact: ContactInput;
  readonly notes: readonly FieldNote[];
} {
  const notes: FieldNote[] = [];
  const text = (field: KnownField) => row.fields[field]?.trim() || undefined;
  const interpret = <Value>(
    field: KnownField,
    read: (value: string) => Value | undefined,
    otherwise: string,
  ) => {
    const value = text(field);
    if (value === undefined) return undefined;
    const result = read(value);
    if (result === undefined)
      notes.push({ field, value, message: `"${value.slice(0, 80)}" ${otherwise}` });
    return result;
  };
  const names = row.fields.fullName === undefined ? {} : splitFullName(row.fields.fullName);
  const company = omitUndefined({
    name: text("companyName"),
    domain: text("companyDomain")
      ?.replace(/^(?:https?:\/\/)?(?:www\.)?/i, "")
      .replace(/[/?#:].*$/s, "")
      .toLowerCase(),
    industry: text("industry"),
    size: text("companySize"),
  });
  const tags = text("tags")
    ?.split(/[;,|\n]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
  const attributes = readAttributes(row.extra);
  const confidence =
    text("emailConfidence") &&
    (interpret(
      "emailConfidence",
      readConfidence,
      "is not a known confidence; the address counts as a guess.",
    ) ??
      "guess");
  const contact = omitUndefined({
    externalId: text("externalId"),
    emailConfidence: confidence || undefined,
    firstName: text("firstName") ?? names.firstName,
    lastName: text("lastName") ?? names.lastName,
    title: text("title"),
    seniority: text("seniority"),
    company: Object.keys(company).length > 0 ? company : undefined,
    country: interpret("country", findCountryCode, "is not a known country.") ?? text("country"),
    region: text("region"),
    city: text("city"),
    timeZone: text("timeZone"),
    locale: interpret("locale", findLocale, "is not a known language.") ?? text("locale"),
    linkedinUrl: text("linkedinUrl"),
    phone: text("phone"),
    score: interpret("score", readNumber, "is not a number and was left out."),
    tier: interpret("tier", readTier, "is not a known tier and was left out."),
    tags: tags && tags.length > 0 ? [...new Set(tags)] : undefined,
    owner: text("owner"),
    attributes: Object.keys(attributes).length > 0 ? attributes : undefined,
  });
  return { contact: { email: text("email") ?? "", ...contact }, notes };
}

function readConfidence(value: string): ContactInput["emailConfidence"] {
  const key = value.toLowerCase().replace(/[^a-z]/g, "");
  return Object.hasOwn(confidences, key) ? confidences[key] : undefined;
}

function readTier(value: string): ContactInput["tier"] {
  return tiers.find((tier) => tier === value.toLowerCase());
}

function readNumber(value: string): number | undefined {
  return /^[+-]?\d+(?:[.,]\d+)?$/.test(value) ? Number(value.replace(",", ".")) : undefined;
}

function readAttributes(extra: ReadableRow["extra"]): Readonly<Record<string, string>> {
  const attributes = new Map<string, string>();
  for (const [header, value] of Object.entries(extra)) {
    if (value.trim() === "") continue;
    const key = toAttributeKey(header);
    let name = key;
    for (let count = 2; attributes.has(name); count += 1) name = `${key}${count}`;
    attributes.set(name, value.trim());
  }
  return Object.fromEntries(attributes);
}

type Defined<Value> = { [Key in keyof Value]?: Exclude<Value[Key], undefined> };

function omitUndefined<Value extends object>(value: Value): Defined<Value> {
  return Object.fromEntries(
    Object.entries(value).filter(([, entry]) => entry !== undefined),
  ) as Defined<Value>;
}
