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

  test.each([99, 101, 1, 99.98])("refuses a mix of %d percent", (email) => {
    expect(find({ mix: { email } })).toEqual(["allocation.mix: mix-not-100"]);
    expect(findAllocationProblems(definition({ mix: { email } }))[0]?.message).toContain(
      `add up to ${email} percent; make them 100`,
    );
  });

  test("takes shares that a computer cannot write exactly", () => {
    expect(find({ mix: { email: 99.995 } })).toEqual([]);
  });

  test("lists all problems at once", () => {
    expect(find({ mix: { email: 50, fax: 20, voice: 20 }, eligibility: { post: {} } })).toEqual([
      "allocation.mix.fax: kind-without-step",
      "allocation.eligibility.post: kind-without-step",
      "allocation.mix: mix-not-100",
      "steps.0.mix: mix-without-content",
      "steps.0.mix: mix-without-content",
      "steps.1.mix: mix-without-content",
      "steps.1.mix: mix-without-content",
      "steps.2.mix: mix-without-content",
      "steps.2.mix: mix-without-content",
    ]);
  });

  describe("with a mix of several", () => {
    const mix = { email: 60, sms: 40 };
    const mail = { key: "hook", kind: "email", content: { body: "Hello" } };
    const text = { kind: "sms", content: { body: "Hello" } };
    const findIn = (steps: CampaignDefinition["steps"], rules: AllocationRules = { mix }) =>
      findAllocationProblems({ ...definition(rules), steps }).map(
        ({ path, code }) => `${path}: ${code}`,
      );

    test("takes steps that say something on each of its kinds, and steps of other kinds for all", () => {
      const call = { key: "call", kind: "voice", content: { body: "Call them" } };
      expect(findIn([{ ...mail, mix: [text] }, call])).toEqual([]);
      expect(findIn([{ ...mail, kind: "sms", mix: [{ ...text, kind: "email" }] }])).toEqual([]);
    });

    test("names each step that would say nothing to a part of the contacts", () => {
      expect(
        findIn([
          { ...mail, mix: [text] },
          { ...mail, key: "proof" },
        ]),
      ).toEqual(["steps.1.mix: mix-without-content"]);
    });

    test("refuses words that nobody gets", () => {
      const voice = { ...text, kind: "voice" };
      expect(findIn([{ ...mail, mix: [text, voice] }])).toEqual([
        "steps.0.mix.1.kind: mix-not-used",
      ]);
      expect(findIn([{ ...mail, mix: [text] }], {})).toEqual(["steps.0.mix: mix-not-used"]);
      expect(findIn([{ ...mail, mix: [text] }], { mix: { email: 100, sms: 0 } })).toEqual([
        "steps.0.mix: mix-not-used",
      ]);
      expect(findIn([mail, { ...mail, ...text }], { mix: { email: 0, sms: 100 } })).toEqual([
        "allocation.mix.email: mix-share-zero",
      ]);
      expect(
        findIn([
          { ...mail, mix: [text] },
          { ...mail, ...voice, mix: [text] },
        ]),
      ).toEqual(["steps.1.mix: mix-not-used"]);
    });
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
