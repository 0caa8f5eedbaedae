import { describe, expect, test } from "vitest";
import type { AllocationRules, CampaignDefinition } from "../model/campaign-definition.ts";
import { findAllocationProblems } from "./find-allocation-problems.ts";
import { findShapeProblems } from "./find-shape-problems.ts";

const definition = (allocation: AllocationRules): CampaignDefinition => ({
  key: "winback",
  senders: [],
  schedule: {},
  steps: ["email", "voice", "email"].map((kind, index) => ({
    key: `step-${index}`,
    kind,
    content: { body: "Hello" },
  })),
  allocation,
});
const find = (allocation: AllocationRules) =>
  findAllocationProblems(definition(allocation)).map(({ path, code }) => `${path}: ${code}`);

describe("findAllocationProblems", () => {
  test("finds nothing in one channel for all, in rules for the steps' kinds, or in no mix", () => {
    expect(find({ mix: { email: 100 } })).toEqual([]);
    expect(find({ eligibility: { voice: { minimumScore: 50 } }, ownerFirst: true })).toEqual([]);
  });

  test.each([99, 101, 0, 99.98])("refuses a mix of %d percent", (email) => {
    expect(find({ mix: { email } })).toEqual(["allocation.mix: mix-not-100"]);
    expect(findAllocationProblems(definition({ mix: { email } }))[0]?.message).toContain(
      `add up to ${email} percent; make them 100`,
    );
  });

  test("takes shares that a computer cannot write exactly", () => {
    expect(find({ mix: { email: 99.995, voice: 0 } })).toEqual([]);
  });

  test("lists all problems at once", () => {
    expect(find({ mix: { email: 50, fax: 20, voice: 20 }, eligibility: { post: {} } })).toEqual([
      "allocation.mix.fax: kind-without-step",
      "allocation.eligibility.post: kind-without-step",
      "allocation.mix: mix-not-100",
      "allocation.mix: mix-not-available",
    ]);
  });

  test("knows the shape: shares from 0 to 100, scores, tiers, and nothing else", () => {
    const allocation = {
      mix: { email: -1, voice: 101 },
      eligibility: { email: { minimumScore: 500, tiers: ["lukewarm"], budget: 1 } },
      ownerFirst: "yes",
    };
    const paths = findShapeProblems({ ...definition({}), allocation }).map(({ path }) => path);
    expect(paths).toEqual([
      "allocation.mix.email",
      "allocation.mix.voice",
      "allocation.eligibility.email.minimumScore",
      "allocation.eligibility.email.tiers.0",
      "allocation.eligibility.email",
      "allocation.ownerFirst",
    ]);
  });
});
