import { describe, expect, test } from "vitest";
import type { EmailConfidence } from "../model/contact-vocabulary.ts";
import type { AudienceRules } from "../model/campaign-definition.ts";
import { blankContact } from "../flows/people/blank-contact.ts";
import { enrollmentRules } from "./enrollment-rules.ts";
import { type EnrollmentCandidate, findEnrollmentObstacle } from "./find-enrollment-obstacle.ts";

const blank = blankContact({ tenantId: "tenant", id: "contact", now: 0 });
const DAY = 86_400_000;
const now = 10 * DAY;

const candidate = (
  part: Partial<EnrollmentCandidate> = {},
  emailConfidence: EmailConfidence = "real",
): EnrollmentCandidate => ({
  contact: { ...blank, emailConfidence },
  stages: new Set(["company", "company-deep", "person"]),
  suppressed: false,
  inCampaign: "never",
  requested: false,
  elsewhere: [],
  lastTouchAt: null,
  reachable: true,
  eligible: true,
  ...part,
});

const find = (
  part: Partial<EnrollmentCandidate>,
  rules: AudienceRules = {},
  confidence: EmailConfidence = "real",
) => findEnrollmentObstacle(candidate(part, confidence), { rules: enrollmentRules(rules), now });

describe("findEnrollmentObstacle", () => {
  test("lets a reachable, enriched contact in", () => {
    expect(find({}, { requiredEnrichment: ["company", "company-deep", "person"] })).toBeNull();
  });

  test("names the most final reason first, and the next once it is gone", () => {
    const rules: AudienceRules = {
      requiredEnrichment: ["company", "person"],
      coolDown: { days: 2 },
    };
    let left: Partial<EnrollmentCandidate> = {
      contact: { ...blank, deletedAt: 1, emailConfidence: "guess" },
      inCampaign: "ended",
      suppressed: true,
      reachable: false,
      eligible: false,
      elsewhere: [{ campaignId: "other", exclusive: "no" }],
      lastTouchAt: now - DAY,
      stages: new Set(["person"]),
    };
    const reasons: unknown[] = [];
    for (const fixed of [
      { contact: { ...blank, emailConfidence: "guess" } },
      { inCampaign: "never" },
      { suppressed: false },
      { reachable: true },
      { contact: blank },
      { eligible: true },
      { elsewhere: [] },
      { lastTouchAt: null },
      { stages: new Set(["person", "company"]) },
      {},
    ] as const satisfies readonly Partial<EnrollmentCandidate>[]) {
      reasons.push(find(left, rules));
      left = { ...left, ...fixed };
    }
    expect(reasons).toEqual([
      { reason: "contact-deleted" },
      { reason: "already-enrolled" },
      { reason: "suppressed" },
      { reason: "no-address" },
      { reason: "guessed-address" },
      { reason: "no-eligible-channel" },
      { reason: "in-another-campaign", campaignIds: ["other"] },
      { reason: "cool-down", until: "1970-01-12T00:00:00.000Z" },
      { reason: "enrichment-missing", missing: ["company"] },
      null,
    ]);
  });

  test.each([
    ["once", "never", false, true],
    ["once", "live", false, false],
    ["once", "ended", false, false],
    ["if-not-active", "never", false, true],
    ["if-not-active", "live", false, false],
    ["if-not-active", "ended", false, true],
    ["if-not-active", "ended", true, false],
    ["always", "never", false, true],
    ["always", "live", false, true],
    ["always", "ended", false, true],
    ["always", "live", true, false],
    ["always", "ended", true, false],
  ] as const)(
    "with reenroll %s a contact that is in the campaign: %s, by the same request: %s, may join: %s",
    (reenroll, inCampaign, requested, joins) => {
      const expected = joins ? null : { reason: "already-enrolled" };
      expect(find({ inCampaign, requested }, { reenroll })).toEqual(expected);
    },
  );

  test.each([
    ["yes", "no", false],
    ["yes", "yes", false],
    ["among-exclusive", "no", true],
    ["among-exclusive", "yes", false],
    ["among-exclusive", "among-exclusive", false],
    ["no", "yes", true],
  ] as const)(
    "with exclusive %s a contact that is live elsewhere under %s may join: %s",
    (exclusive, there, joins) => {
      const elsewhere = [{ campaignId: "other", exclusive: there }];
      const obstacle = { reason: "in-another-campaign", campaignIds: ["other"] };
      expect(find({ elsewhere }, { exclusive })).toEqual(joins ? null : obstacle);
    },
  );

  test("is exclusive where the definition says nothing", () => {
    const elsewhere = [{ campaignId: "other", exclusive: "no" }] as const;
    expect(find({ elsewhere })).toMatchObject({ reason: "in-another-campaign" });
  });

  test("lets a contact in at the very instant at which its cool-down ends", () => {
    const coolDown = { days: 2 };
    expect(find({ lastTouchAt: now - 2 * DAY + 1 }, { coolDown })).toEqual({
      reason: "cool-down",
      until: "1970-01-11T00:00:00.001Z",
    });
    expect(find({ lastTouchAt: now - 2 * DAY }, { coolDown })).toBeNull();
    expect(find({ lastTouchAt: now - 1 })).toBeNull();
  });

  test.each([
    ["real", false, null],
    ["pattern", false, null],
    ["guess", false, { reason: "guessed-address" }],
    ["guess", true, null],
  ] as const)(
    "decides on an address whose confidence is %s, guesses allowed: %s",
    (confidence, allowGuessedAddresses, expected) => {
      expect(find({}, { allowGuessedAddresses }, confidence)).toEqual(expected);
    },
  );

  test("asks for no enrichment unless the campaign does, and lists gaps in its order", () => {
    const bare = { stages: new Set<string>() };
    expect(find(bare)).toBeNull();
    expect(find(bare, { requiredEnrichment: [] })).toBeNull();
    expect(find(bare, { requiredEnrichment: ["b", "a"] })).toEqual({
      reason: "enrichment-missing",
      missing: ["b", "a"],
    });
  });
});
