import { describe, expect, test } from "vitest";
import type { MessageKind } from "../contracts/channel.ts";
import type { CampaignDefinition, MessageStep, Step } from "../model/campaign-definition.ts";
import { findStepProblems } from "./find-step-problems.ts";

const email: MessageKind = { kind: "email", addressType: "email", limits: {}, threads: true };
const sms: MessageKind = { kind: "sms", addressType: "phone", limits: {}, threads: false };
const kinds = new Map([email, sms].map((kind) => [kind.kind, kind]));

const step = (key: string, part: Partial<MessageStep> = {}): MessageStep => ({
  key,
  kind: "email",
  content: { subject: "Hi", body: "Hello" },
  ...part,
});
const body = { body: "Hello" };

function find(steps: readonly Step[], known: ReadonlyMap<string, MessageKind> = kinds) {
  const definition: CampaignDefinition = { key: "winback", senders: [], schedule: {}, steps };
  return findStepProblems(definition, known);
}
const codes = (steps: readonly Step[]) => find(steps).map(({ path, code }) => `${path}: ${code}`);

describe("findStepProblems", () => {
  test("finds nothing in a thread, a second thread and a step of another kind", () => {
    const steps = [
      step("hook"),
      step("proof", { content: body }),
      step("text", { kind: "sms", content: body }),
      step("urgency", { content: { subject: "New topic", body: "x" } }),
    ];
    expect(find(steps)).toEqual([]);
  });

  test("names an unknown kind, the configured ones, and what to do", () => {
    expect(find([step("hook", { kind: "fax" })])).toEqual([
      {
        path: "steps.0.kind",
        code: "unknown-kind",
        message:
          'No configured channel carries "fax"; configured: email, sms. Add a channel to createOutreach, or change the kind.',
      },
    ]);
    expect(find([step("hook")], new Map())[0]?.message).toContain("configured: none.");
  });

  test("refuses a first step without a subject: there is nothing to answer", () => {
    const [problem] = find([step("hook", { content: body })]);
    expect(problem).toEqual({
      path: "steps.0.content.subject",
      code: "missing-subject",
      message:
        'The step "hook" has no subject and no earlier "email" step to answer on every way to it; give it a subject.',
    });
  });

  test("does not take an earlier step of another kind for one to answer", () => {
    const steps = [step("text", { kind: "sms", content: body }), step("hook", { content: body })];
    expect(codes(steps)).toEqual(["steps.1.content.subject: missing-subject"]);
  });

  test("lets a step without a subject go first only if it may start a thread of its own", () => {
    const fallbackSubject = "Hello";
    const first = (part: Partial<MessageStep>) => codes([step("hook", { content: body, ...part })]);
    expect(first({ fallbackSubject, onMissingThread: "new-thread" })).toEqual([]);
    // It would hold for ever.
    expect(first({ fallbackSubject, onMissingThread: "hold" })).toHaveLength(1);
    expect(first({ fallbackSubject })).toHaveLength(1);
  });

  test("asks for the subject of a thread that a step may start", () => {
    const steps = [step("hook"), step("proof", { content: body, onMissingThread: "new-thread" })];
    expect(find(steps)).toEqual([
      {
        path: "steps.1.fallbackSubject",
        code: "missing-fallback-subject",
        message:
          'The step "proof" may start a new thread but has no fallbackSubject; give it one, or hold.',
      },
    ]);
  });

  test("refuses a subject where the kind has none", () => {
    expect(find([step("text", { kind: "sms" })])).toEqual([
      {
        path: "steps.0.content.subject",
        code: "subject-not-allowed",
        message: 'Messages of kind "sms" have no subject; remove it.',
      },
    ]);
  });

  test("lists all problems at once, twice used keys among them", () => {
    const steps = [
      step("hook", { content: body }),
      step("hook", { kind: "fax" }),
      step("text", { kind: "sms" }),
      step("proof", { content: body, onMissingThread: "new-thread" }),
    ];
    expect(codes(steps)).toEqual([
      "steps.0.content.subject: missing-subject",
      "steps.1.key: duplicate-key",
      "steps.1.kind: unknown-kind",
      "steps.2.content.subject: subject-not-allowed",
      "steps.3.fallbackSubject: missing-fallback-subject",
    ]);
    expect(find(steps)[1]?.message).toContain('"hook"; each step needs its own');
  });
});
