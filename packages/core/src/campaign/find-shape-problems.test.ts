import { describe, expect, test } from "vitest";
import { findShapeProblems } from "./find-shape-problems.ts";

const definition = {
  key: "winback",
  senders: [{ externalId: "ada" }, "019ca000-0000-7000-8000-000000000001"],
  approval: "copilot",
  schedule: { weekdays: "09:00-17:00", friday: ["09:00-12:00"], timeZone: "Europe/Berlin" },
  firstStep: "immediate",
  maxLateness: { hours: 12 },
  audience: { requiredEnrichment: ["company"], allowGuessedAddresses: false },
  checks: { bannedPhrases: ["act now"], minimumPersonalization: 60 },
  strategy: { valueProposition: "Half the work", personas: [{ name: "CTO" }] },
  steps: [
    { key: "hook", kind: "email", content: { subject: "Hi", body: "Hello" } },
    {
      key: "proof",
      type: "message",
      kind: "email",
      label: "Proof",
      delay: { days: 3, count: "send-days" },
      content: { body: "More", format: "html" },
      onMissingThread: "new-thread",
      fallbackSubject: "Hello again",
      onRejected: "regenerate",
      onFailed: "skip",
    },
    { key: "last", kind: "email", delay: { at: "2026-03-02T09:00" }, content: { body: "Bye" } },
  ],
};
const [hook] = definition.steps;
const find = (part: object) => findShapeProblems({ ...definition, ...part });
const paths = (part: object) => find(part).map(({ path }) => path);

describe("findShapeProblems", () => {
  test("finds nothing in a definition that uses everything", () => {
    expect(findShapeProblems(definition)).toEqual([]);
  });

  test("finds nothing in the shortest definition there is", () => {
    const { key, senders, steps } = definition;
    expect(findShapeProblems({ key, senders, schedule: {}, steps: steps.slice(0, 1) })).toEqual([]);
  });

  test("says of content and conditions where in them something is missing", () => {
    const { content } = hook ?? {};
    const steps = [
      hook,
      { key: "proof", kind: "email", content: {} },
      { key: "other", kind: "email", content: [{ ...content, when: { field: "contact.size" } }] },
      {
        key: "fork",
        type: "branch",
        branches: [{ when: { all: [{ event: "clicked", name: "x" }, 42] }, next: "end" }],
      },
      { key: "pause", type: "wait", for: { event: "custom" }, timeout: {} },
    ];
    const problems = find({ steps });
    expect(problems.map(({ path }) => path)).toEqual([
      "steps.1.content.body",
      "steps.2.content.0.when.field",
      "steps.2.content.0.when",
      "steps.3.branches.0.when.all.0",
      "steps.3.branches.0.when.all.1",
      "steps.4.for",
      "steps.4.timeout",
    ]);
    expect(problems.slice(0, 1)).toEqual([
      {
        path: "steps.1.content.body",
        code: "invalid-type",
        message: "body: Invalid input: expected string, received undefined.",
      },
    ]);
  });

  test("lists all problems at once", () => {
    const problems = find({
      key: "win back!",
      senders: [42],
      approval: "auto",
      schedule: { monday: 9, timeZone: 1 },
      maxLateness: { days: -1 },
      steps: [{ ...hook, kind: "", delay: { days: "3" }, onFailed: "retry" }],
    });
    expect(problems.map(({ path }) => path)).toEqual([
      "key",
      "senders.0",
      "approval",
      "schedule.monday",
      "schedule.timeZone",
      "maxLateness.days",
      "steps.0.delay",
      "steps.0.kind",
      "steps.0.onFailed",
    ]);
    for (const { message, code } of problems) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(message).toMatch(/must be|expected/);
    }
  });

  test.each([
    [{ senders: [42] }, /^0: must be the id of a sender, or \{ externalId: "\.\.\." \}\.$/],
    [{ schedule: { monday: 9 } }, /^monday: must be a window such as "09:00-17:00", or a list\.$/],
    [{ schedule: { weekend: [9] } }, /^weekend: must be a window such as "09:00-17:00", or a list/],
    [
      { steps: [{ ...hook, delay: "3 days" }] },
      /^delay: .+ such as \{ days: 3 \}, or a date such as/,
    ],
    [{ steps: [] }, /^steps: a campaign needs at least one step\.$/],
    [
      { steps: [{ ...hook, type: "webhook" }] },
      /^type: a webhook step is not available until outbound webhooks exist\.$/,
    ],
    [
      { steps: [{ ...hook, type: "sms" }] },
      /^type: "sms" is no type of step; use message, task, wait or branch/,
    ],
    [
      { key: "win back" },
      /^key: must be letters, digits, dots, dashes or underscores, at most 100/,
    ],
    [{ approval: "auto" }, /expected one of "manual"\|"copilot"\|"autopilot"/],
  ])("says of %j what to put instead", (part, expected) => {
    const problems = find(part);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(expected);
  });

  test("refuses fields that it does not know, in the definition and in a step", () => {
    expect(find({ approved: true })).toMatchObject([{ path: "", code: "unrecognized-keys" }]);
    const steps = [{ ...hook, delivery: "sent", content: { body: "x", html: "y" } }];
    expect(paths({ steps })).toEqual(["steps.0.content", "steps.0"]);
  });

  test("leaves days that do not exist to the check of the windows, which names the known ones", () => {
    expect(find({ schedule: { caturday: "09:00-17:00" } })).toEqual([]);
  });

  test.each([null, undefined, 42, "winback", []])(
    "says of %j that it is no definition",
    (value) => {
      expect(findShapeProblems(value)).toMatchObject([
        { path: "", code: "invalid-type", message: expect.stringContaining("The definition: ") },
      ]);
    },
  );
});
