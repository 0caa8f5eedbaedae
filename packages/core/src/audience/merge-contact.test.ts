import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ContactRecord } from "../contracts/store/records/contact-record.ts";
import { contactInputSchema } from "./contact-input.ts";
import { type ContactMerge, mergeContact } from "./merge-contact.ts";
import type { ParsedContact } from "./parse-contact-input.ts";
import { parseEmailAddress } from "./parse-email-address.ts";
import { raiseStatus } from "./raise-status.ts";
import { contactStatuses } from "../model/contact-vocabulary.ts";

const stored: ContactRecord = {
  tenantId: "tenant",
  id: "contact",
  externalId: "crm-1",
  email: "Ada@Acme.example",
  emailKey: "ada@acme.example",
  emailHash: "hash of ada@acme.example",
  emailDomainHash: "hash of acme.example",
  emailConfidence: "pattern",
  firstName: "Ada",
  lastName: "Lovelace",
  title: "CTO",
  seniority: "c-level",
  phone: "+49301234",
  linkedinUrl: "https://www.linkedin.com/in/ada",
  companyId: "company",
  country: "DE",
  region: "BE",
  city: "Berlin",
  timeZone: "Europe/Berlin",
  locale: "de-DE",
  score: 88,
  tier: "hot",
  scoreSource: "host",
  tags: ["one", "two"],
  owner: "rep-1",
  status: "replied",
  deletedAt: null,
  attributes: { plan: "pro", seats: 12 },
  version: 3,
  createdAt: 1,
  updatedAt: 2,
};

/** As an upsert calls it: parsed, and the hashes made from the parsed address. */
function merge(contact: ParsedContact, part: Partial<ContactMerge> = {}): ContactRecord {
  const email = contact.email ? parseEmailAddress(contact.email) : null;
  return mergeContact(stored, {
    contact,
    email,
    emailHash: email && `hash of ${email.key}`,
    emailDomainHash: email && `hash of ${email.domain}`,
    companyId: undefined,
    ...part,
  });
}

/** Every field that an upsert may clear, as it is stored. */
const clearable = [
  "externalId",
  "firstName",
  "lastName",
  "title",
  "seniority",
  "phone",
  "linkedinUrl",
  "country",
  "region",
  "city",
  "timeZone",
  "locale",
  "score",
  "tier",
  "owner",
] as const;

describe("mergeContact", () => {
  test("gives the same object back when nothing is said, or nothing new", () => {
    expect(merge({})).toBe(stored);
    const again = {
      email: "Ada@Acme.example",
      firstName: "Ada",
      tags: ["one", "two"],
      attributes: { plan: "pro" },
      country: "de",
      emailConfidence: "pattern",
    } as const;
    expect(merge({ ...again, tags: [...again.tags] }, { companyId: "company" })).toBe(stored);
  });

  test.each(clearable)("keeps %s when it is left out, and clears it by null", (field) => {
    expect(merge({ owner: "rep-2" })[field === "owner" ? "title" : field]).not.toBeNull();
    expect(merge({ [field]: null })).toEqual({ ...stored, [field]: null });
  });

  test.each(["firstName", "title", "externalId", "country"] as const)(
    "clears %s by a blank, as a spreadsheet writes it",
    (field) => {
      expect(merge({ [field]: "" })).toEqual({ ...stored, [field]: null });
    },
  );

  test("stores every field that an input may have", () => {
    const elsewhere = ["id", "email", "emailConfidence", "company", "tags", "attributes"];
    const plain = Object.keys(contactInputSchema.shape).filter((key) => !elsewhere.includes(key));
    expect(plain.toSorted()).toEqual([...clearable].toSorted());
    for (const field of plain) {
      const value = field === "score" ? 1 : "xx";
      expect(merge({ [field]: value })).not.toBe(stored);
    }
  });

  test("changes address, key and hashes together, and clears them together", () => {
    expect(merge({ email: "Ada@New.example" })).toMatchObject({
      email: "Ada@New.example",
      emailKey: "ada@new.example",
      emailHash: "hash of ada@new.example",
      emailDomainHash: "hash of new.example",
    });
    const none = { email: null, emailKey: null, emailHash: null, emailDomainHash: null };
    expect(merge({ email: null })).toEqual({ ...stored, ...none });
    expect(merge({ email: "" })).toEqual({ ...stored, ...none });
  });

  test("merges attributes, and replaces tags without doubles and blanks", () => {
    expect(merge({ attributes: { seats: 13, city: "Ulm" } }).attributes).toEqual({
      plan: "pro",
      seats: 13,
      city: "Ulm",
    });
    expect(merge({ tags: ["b", "", "a", "b"] }).tags).toEqual(["b", "a"]);
    expect(merge({ tags: [] }).tags).toEqual([]);
  });

  test("writes countries in upper case", () => {
    expect(merge({ country: "fr" }).country).toBe("FR");
  });

  test("takes a company by its id, and keeps the stored one without", () => {
    expect(merge({}, { companyId: "other" }).companyId).toBe("other");
    expect(merge({ firstName: "Augusta" }).companyId).toBe("company");
  });

  test("never touches identity, status, version or time", () => {
    const text = fc.option(fc.string(), { nil: null });
    fc.assert(
      fc.property(fc.record({ firstName: text, title: text, country: text }), (contact) => {
        const { tenantId, id, status, version, createdAt, updatedAt } = stored;
        const kept = { tenantId, id, status, version, createdAt, updatedAt };
        expect(merge(contact)).toMatchObject(kept);
      }),
    );
  });

  test("changes nothing more when the same input comes again", () => {
    const text = fc.option(fc.string(), { nil: null });
    const fields = fc.record(
      {
        firstName: text,
        country: text,
        tags: fc.array(fc.constantFrom("a", "b", "")),
        attributes: fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string())),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fields, (contact) => {
        const input = { contact, email: null, emailHash: null, emailDomainHash: null };
        const once = mergeContact(stored, { ...input, companyId: undefined });
        expect(mergeContact(once, { ...input, companyId: undefined })).toBe(once);
      }),
    );
  });
});

describe("raiseStatus", () => {
  test("only ever moves forward, in the order of the vocabulary", () => {
    for (const [at, current] of contactStatuses.entries()) {
      for (const [to, next] of contactStatuses.entries()) {
        expect(raiseStatus(current, next)).toBe(to > at ? next : current);
      }
    }
    expect(raiseStatus("interested", "replied")).toBe("interested");
    expect(raiseStatus("contacted", "unsubscribed")).toBe("unsubscribed");
  });
});
