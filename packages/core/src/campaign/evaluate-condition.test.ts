import { describe, expect, test } from "vitest";
import { blankContact } from "../flows/people/blank-contact.ts";
import type { Condition } from "../model/condition.ts";
import type { ConditionFacts, Happening } from "./condition-facts.ts";
import { evaluateCondition } from "./evaluate-condition.ts";

const contact = {
  ...blankContact({ tenantId: "tenant", id: "contact", now: 0 }),
  country: "DE",
  score: 70,
  tier: "warm" as const,
  status: "not-interested" as const,
  tags: ["vip", "Trial"],
  attributes: { plan: "Pro", seats: 12, active: false },
};
const company = {
  tenantId: "tenant",
  id: "company",
  externalId: null,
  name: "Beta",
  domain: null,
  industry: "SaaS",
  size: null,
  icpFit: null,
  country: null,
  attributes: { employees: 40 },
  version: 1,
  createdAt: 0,
  updatedAt: 0,
};
const happening = (part: Partial<Happening>): Happening => ({
  event: "clicked",
  stepKey: null,
  intent: null,
  name: null,
  ...part,
});
const facts: ConditionFacts = {
  contact,
  company,
  happenings: [
    happening({ stepKey: "hook" }),
    happening({ event: "replied", intent: "question" }),
    happening({ event: "goal", name: "demo-booked" }),
  ],
  fates: [
    { stepKey: "hook", fate: "sent" },
    { stepKey: "call", fate: "skipped" },
  ],
};
const holds = (condition: Condition, part: Partial<ConditionFacts> = {}) =>
  evaluateCondition(condition, { ...facts, ...part });

describe("evaluateCondition", () => {
  test.each<readonly [Condition, boolean]>([
    [{ field: "contact.country", equals: "de" }, true],
    [{ field: "contact.country", equals: "FR" }, false],
    [{ field: "contact.attributes.plan", in: ["free", "pro"] }, true],
    [{ field: "contact.attributes.active", equals: false }, true],
    [{ field: "contact.attributes.active", exists: true }, true],
    [{ field: "contact.attributes.gone", exists: false }, true],
    [{ field: "contact.attributes.gone", equals: null }, true],
    // What every object inherits is no attribute.
    [{ field: "contact.attributes.constructor", exists: true }, false],
    [{ field: "contact.tags", in: ["trial"] }, true],
    [{ field: "contact.tags", exists: true }, true],
    [{ field: "contact.score", atLeast: 70 }, true],
    [{ field: "contact.score", atLeast: 71 }, false],
    [{ field: "contact.score", atMost: 70 }, true],
    [{ field: "contact.attributes.seats", atLeast: "9" }, false],
    [{ field: "contact.title", atLeast: 1 }, false],
    [{ field: "company.industry", equals: "saas" }, true],
    [{ field: "company.attributes.employees", atMost: 50 }, true],
    // By their order: cool is under warm, and hot over it.
    [{ field: "contact.tier", atLeast: "cool" }, true],
    [{ field: "contact.tier", atLeast: "hot" }, false],
    [{ event: "clicked" }, true],
    [{ event: "clicked", step: "hook" }, true],
    [{ event: "clicked", step: "proof" }, false],
    [{ event: "opened" }, false],
    [{ event: "replied", intents: ["question", "interested"] }, true],
    [{ event: "replied", intents: ["interested"] }, false],
    [{ event: "goal", name: "demo-booked" }, true],
    [{ event: "goal", name: "signed" }, false],
    [{ step: "hook", was: "sent" }, true],
    [{ step: "hook", was: "skipped" }, false],
    [{ step: "call", was: "skipped" }, true],
    [{ all: [{ event: "clicked" }, { event: "opened" }] }, false],
    [{ any: [{ event: "clicked" }, { event: "opened" }] }, true],
    [{ not: { event: "opened" } }, true],
  ])("says of %j: %s", (condition, expected) => {
    expect(holds(condition)).toBe(expected);
  });

  test("does not take a status that ended badly for one that is further on", () => {
    expect(holds({ field: "contact.status", atLeast: "interested" })).toBe(false);
    const good = { contact: { ...contact, status: "meeting" as const } };
    expect(holds({ field: "contact.status", atLeast: "interested" }, good)).toBe(true);
  });

  test("knows nothing of a company where there is none", () => {
    expect(holds({ field: "company.industry", exists: true }, { company: null })).toBe(false);
    expect(holds({ field: "company.industry", equals: null }, { company: null })).toBe(true);
  });
});
