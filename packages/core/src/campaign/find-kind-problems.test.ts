import { describe, expect, test } from "vitest";
import type { MessageKind } from "../contracts/channel.ts";
import type { AllocationRules, MessageStep, Step } from "../model/campaign-definition.ts";
import { findShapeProblems } from "./find-shape-problems.ts";
import { findStepProblems } from "./find-step-problems.ts";

const kind = (name: string, threads: boolean): MessageKind => ({
  kind: name,
  addressType: threads ? "email" : "phone",
  limits: {},
  threads,
});
const kinds = new Map(
  [kind("email", true), kind("letter", true), kind("sms", false)].map((each) => [each.kind, each]),
);
const words = { subject: "Hi", body: "Hello" };
const note = { body: "Hello" };
const text = { kind: "sms", content: note };

const step = (key: string, part: Partial<MessageStep> = {}): MessageStep => ({
  key,
  kind: "email",
  content: words,
  ...part,
});
const codes = (steps: readonly Step[], allocation: AllocationRules = {}) =>
  findStepProblems({ key: "winback", senders: [], schedule: {}, steps, allocation }, kinds).map(
    ({ path, code }) => `${path}: ${code}`,
  );

describe("the forms of a step", () => {
  test("may be of any kind that is carried, each with words that fit it", () => {
    const letter = { kind: "letter", content: words };
    expect(codes([step("hook", { fallback: [text, letter] })])).toEqual([]);
    expect(codes([step("hook", { mix: [{ ...text, fallback: [letter] }] })])).toEqual([]);
  });

  test("are refused on a kind that nobody carries, wherever it stands", () => {
    const fax = { kind: "fax", content: note };
    expect(codes([step("hook", { fallback: [fax], mix: [{ ...text, fallback: [fax] }] })])).toEqual(
      ["steps.0.fallback.0.kind: unknown-kind", "steps.0.mix.0.fallback.0.kind: unknown-kind"],
    );
  });

  test("never fall back to a kind that was tried by then", () => {
    const mail = { kind: "email", content: words };
    expect(codes([step("hook", { fallback: [mail] })])).toEqual([
      "steps.0.fallback.0.kind: fallback-to-same-kind",
    ]);
    expect(codes([step("hook", { fallback: [text, text] })])).toEqual([
      "steps.0.fallback.1.kind: fallback-to-same-kind",
    ]);
    // Who drew text messages falls back to mail, which is the others' own.
    expect(codes([step("hook", { mix: [{ ...text, fallback: [mail] }] })])).toEqual([]);
    expect(codes([step("hook", { mix: [text, mail] })])).toEqual([
      "steps.0.mix.1.kind: duplicate-kind",
    ]);
  });

  test("are refused with words that do not fit their kind", () => {
    const titled = { kind: "sms", content: words };
    const untitled = { kind: "letter", content: note };
    expect(codes([step("hook", { fallback: [titled, untitled], mix: [titled] })])).toEqual([
      "steps.0.fallback.0.content.subject: subject-not-allowed",
      "steps.0.fallback.1.content.subject: missing-subject",
      "steps.0.mix.0.content.subject: subject-not-allowed",
    ]);
    expect(codes([step("hook", { mix: [{ kind: "sms" }] })])).toEqual([
      "steps.0.mix.0.content: missing-content",
    ]);
  });

  test("cannot count on a thread behind a step that may have gone on another kind", () => {
    const proof = step("proof", { content: note });
    expect(codes([step("hook"), proof])).toEqual([]);
    expect(codes([step("hook", { fallback: [text] }), proof])).toEqual([
      "steps.1.content.subject: missing-subject",
    ]);
    const own = { onMissingThread: "new-thread", fallbackSubject: "Hi" } as const;
    expect(codes([step("hook", { fallback: [text] }), { ...proof, ...own }])).toEqual([]);
  });

  test("count on the thread of the channel that a contact drew", () => {
    const allocation = { mix: { email: 50, letter: 50 } };
    const hook = step("hook", { mix: [{ kind: "letter", content: words }] });
    const proof = step("proof", { content: note, mix: [{ kind: "letter", content: note }] });
    expect(codes([hook, proof], allocation)).toEqual([]);
    const letters = { ...step("other", { kind: "letter", content: words }), mix: [] };
    // Who drew letters got no mail before, and who drew mail no letter.
    expect(
      codes([letters, { ...proof, fallback: [{ kind: "letter", content: note }] }], {}),
    ).toContain("steps.1.content.subject: missing-subject");
    expect(codes([hook, { ...proof, mix: [] }], { mix: { email: 50, letter: 50 } })).toEqual([
      "steps.1.content.subject: missing-subject",
    ]);
  });

  test("have a shape of their own: no empty list, no variants of a fallback, no fallback of one", () => {
    const paths = (part: object) =>
      findShapeProblems({
        key: "winback",
        senders: [],
        schedule: {},
        steps: [{ ...step("hook"), ...part }],
      }).map(({ path }) => path);
    expect(paths({ fallback: [] })).toEqual(["steps.0.fallback"]);
    expect(paths({ mix: [] })).toEqual(["steps.0.mix"]);
    expect(paths({ fallback: [{ ...text, variants: [] }] })).toEqual(["steps.0.fallback.0"]);
    expect(paths({ fallback: [{ ...text, fallback: [text] }] })).toEqual(["steps.0.fallback.0"]);
    expect(paths({ fallback: [{ kind: "sms" }] })).toEqual(["steps.0.fallback.0.content"]);
    expect(paths({ fallback: text })).toEqual(["steps.0.fallback"]);
  });
});
