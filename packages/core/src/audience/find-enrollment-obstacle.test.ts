import { describe, expect, test } from "vitest";
import type { EmailConfidence } from "../model/contact-vocabulary.ts";
import type { AudienceRules } from "../model/campaign-definition.ts";
import { blankContact } from "../flows/people/blank-contact.ts";
import { type EnrollmentCandidate, findEnrollmentObstacle } from "./find-enrollment-obstacle.ts";

const blank = blankContact({ tenantId: "tenant", id: "contact", now: 0 });
const rules: AudienceRules = { requiredEnrichment: ["company", "company-deep", "person"] };

const candidate = (
  part: Partial<EnrollmentCandidate> = {},
  emailConfidence: EmailConfidence = "real",
): EnrollmentCandidate => ({
  contact: { ...blank, emailConfidence },
  stages: new Set(["company", "company-deep", "person"]),
  suppressed: false,
  alreadyEnrolled: false,
  reachable: true,
  ...part,
});

describe("findEnrollmentObstacle", () => {
  test("lets a reachable, enriched contact in", () => {
    expect(findEnrollmentObstacle(candidate(), rules)).toBeNull();
  });

  test("names the most final reason first, and the next once it is gone", () => {
    const worst = {
      alreadyEnrolled: true,
      suppressed: true,
      reachable: false,
      stages: new Set(["person"]),
    };
    const reasonOf = (part: Partial<EnrollmentCandidate>, confidence: EmailConfidence = "guess") =>
      findEnrollmentObstacle(candidate({ ...worst, ...part }, confidence), rules);
    expect(reasonOf({})).toEqual({ reason: "already-enrolled" });
    expect(reasonOf({ alreadyEnrolled: false })).toEqual({ reason: "suppressed" });
    const allowed = { alreadyEnrolled: false, suppressed: false };
    expect(reasonOf(allowed)).toEqual({ reason: "no-address" });
    expect(reasonOf({ ...allowed, reachable: true })).toEqual({ reason: "guessed-address" });
    expect(reasonOf({ ...allowed, reachable: true }, "real")).toEqual({
      reason: "enrichment-missing",
      missing: ["company", "company-deep"],
    });
  });

  test.each([
    ["real", false, null],
    ["pattern", false, null],
    ["guess", false, { reason: "guessed-address" }],
    ["guess", true, null],
  ] as const)(
    "decides on an address whose confidence is %s, guesses allowed: %s",
    (confidence, allowGuessedAddresses, expected) => {
      const found = findEnrollmentObstacle(candidate({}, confidence), { allowGuessedAddresses });
      expect(found).toEqual(expected);
    },
  );

  test("asks for no enrichment unless the campaign does, and lists gaps in its order", () => {
    const bare = candidate({ stages: new Set() });
    expect(findEnrollmentObstacle(bare, {})).toBeNull();
    expect(findEnrollmentObstacle(bare, { requiredEnrichment: [] })).toBeNull();
    expect(findEnrollmentObstacle(bare, { requiredEnrichment: ["b", "a"] })).toEqual({
      reason: "enrichment-missing",
      missing: ["b", "a"],
    });
  });
});
