import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blankContact } from "../flows/people/blank-contact.ts";
import type { CompanyRecord } from "../contracts/store/records/company-record.ts";
import { contactStatuses, emailConfidences } from "../model/contact-vocabulary.ts";
import { scoreComponents } from "../model/scoring.ts";
import { authorityOf } from "./authority-of.ts";
import { type ScoreFacts, scoreContact } from "./score-contact.ts";
import { tierOfScore } from "./tier-of-score.ts";

const DAY = 86_400_000;
const blank = blankContact({ tenantId: "tenant", id: "contact", now: 0 });
const company: CompanyRecord = {
  tenantId: "tenant",
  id: "company",
  externalId: null,
  name: "Acme",
  domain: "acme.example",
  industry: null,
  size: null,
  icpFit: 90,
  country: null,
  attributes: {},
  version: 1,
  createdAt: 0,
  updatedAt: 0,
};
const best: ScoreFacts = {
  contact: {
    ...blank,
    email: "ada@acme.example",
    firstName: "Ada",
    lastName: "Lovelace",
    title: "CTO",
    seniority: "c-level",
    phone: "+15005550100",
    country: "DE",
    status: "interested",
  },
  company,
  enrichments: ["company", "company-deep", "person"].map((stage) => ({ stage, fetchedAt: 0 })),
  now: 10 * DAY,
};
const nobody: ScoreFacts = { contact: blank, company: null, enrichments: [], now: 0 };
const components = (part: Partial<ScoreFacts>, contact: Partial<ScoreFacts["contact"]> = {}) =>
  scoreContact({ ...best, ...part, contact: { ...best.contact, ...contact } }).components;

describe("scoreContact", () => {
  test("scores all that is known and good as hot, and nobody as cold", () => {
    expect(scoreContact(best)).toEqual({
      score: 97,
      tier: "hot",
      components: { dataQuality: 100, authority: 100, companyFit: 90, timing: 100, risk: 100 },
    });
    expect(scoreContact(nobody)).toEqual({
      score: 29,
      tier: "cold",
      components: { dataQuality: 0, authority: 30, companyFit: 20, timing: 40, risk: 90 },
    });
  });

  test("takes the host's word on the company's fit, and the middle where there is none", () => {
    expect(components({ company: { ...company, icpFit: 0 } }).companyFit).toBe(0);
    expect(components({ company: { ...company, icpFit: null } }).companyFit).toBe(40);
  });

  test("thinks less of a guessed address and of a personal mailbox", () => {
    expect(components({}, { emailConfidence: "guess" })).toMatchObject({
      dataQuality: 75,
      risk: 50,
    });
    expect(components({}, { emailConfidence: "pattern" })).toMatchObject({
      dataQuality: 90,
      risk: 85,
    });
    expect(components({}, { email: "ada@GMX.de" }).risk).toBe(80);
  });

  test("knows a better moment by the status, and by how lately somebody looked", () => {
    const timing = (now: number, status: (typeof contactStatuses)[number] = "new") =>
      components({ now }, { status }).timing;
    expect([
      timing(30 * DAY),
      timing(30 * DAY + 1),
      timing(90 * DAY),
      timing(90 * DAY + 1),
    ]).toEqual([70, 55, 55, 40]);
    expect(timing(0, "meeting")).toBe(100);
    expect(timing(0, "not-interested")).toBe(0);
    expect(components({}, { status: "bounced" })).toMatchObject({ timing: 0, risk: 0 });
  });

  test("weighs as it is told, and a part without weight not at all", () => {
    const weights = { dataQuality: 0, authority: 1, companyFit: 1, timing: 0, risk: 0 };
    expect(scoreContact(best, weights).score).toBe(95);
    expect(scoreContact(nobody, { ...weights, companyFit: 0 })).toMatchObject({
      score: 30,
      tier: "cold",
    });
  });

  test.each([
    [100, "hot"],
    [85, "hot"],
    [84.9, "warm"],
    [60, "warm"],
    [59, "cool"],
    [35, "cool"],
    [34, "cold"],
    [20, "cold"],
    [19, "dead"],
    [0, "dead"],
  ] as const)("calls %d %s", (score, tier) => {
    expect(tierOfScore(score)).toBe(tier);
  });

  test("is always a whole number from 0 to 100, the same for the same facts, and never falls as the fit grows", () => {
    const facts = fc.record({
      email: fc.constantFrom(null, "a@acme.example", "a@gmail.com"),
      emailConfidence: fc.constantFrom(...emailConfidences),
      status: fc.constantFrom(...contactStatuses),
      seniority: fc.option(fc.string()),
      title: fc.option(fc.string()),
      fit: fc.integer({ min: 0, max: 99 }),
      fetchedAt: fc.integer({ min: -400 * DAY, max: DAY }),
      weights: fc.record(
        Object.fromEntries(
          scoreComponents.map((name) => [name, fc.double({ min: 0, max: 1000, noNaN: true })]),
        ),
      ),
    });
    fc.assert(
      fc.property(facts, ({ fit, fetchedAt, weights, ...contact }) => {
        const of = (icpFit: number) =>
          scoreContact(
            {
              contact: { ...blank, ...contact },
              company: { ...company, icpFit },
              enrichments: [{ stage: "person", fetchedAt }],
              now: 0,
            },
            weights,
          );
        const { score, tier } = of(fit);
        expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true);
        expect(tier).toBe(tierOfScore(score));
        expect(of(fit)).toEqual(of(fit));
        expect(of(fit + 1).score).toBeGreaterThanOrEqual(score);
      }),
    );
  });
});

test.each([
  ["c-level", null, 100],
  [null, "Co-Founder & CEO", 100],
  [null, "Vice President of Sales", 90],
  [null, "President", 100],
  ["head", "Assistant", 75],
  [null, "Assistant to the CEO", 20],
  [null, "Engineering Manager", 55],
  [null, "Senior Engineer", 40],
  ["contributor", null, 25],
  [null, "Intern", 5],
  ["???", "Director", 75],
  [null, "Internal Auditor", 30],
  [null, null, 30],
])("a seniority of %j and the title %j decide with %d", (seniority, title, expected) => {
  expect(authorityOf({ seniority, title })).toBe(expected);
});
