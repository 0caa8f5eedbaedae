import { describe, expect, test } from "vitest";
import { blankContact } from "../flows/people/blank-contact.ts";
import type { MessageStep } from "../model/campaign-definition.ts";
import type { Condition } from "../model/condition.ts";
import { chooseContent } from "./choose-content.ts";
import { findContentProblems } from "./find-content-problems.ts";

const contact = blankContact({ tenantId: "tenant", id: "contact", now: 0 });
const step = (part: Partial<MessageStep>): MessageStep => ({ key: "hook", kind: "email", ...part });
const german: Condition = { field: "contact.locale", in: ["de", "de-AT"] };
const options = [
  { when: german, body: "Hallo" },
  { when: { field: "contact.tier", equals: "hot" } as const, body: "Hi!" },
  { body: "Hello" },
];
const choose = (part: Partial<MessageStep>, of: Partial<typeof contact> = {}, assigned?: string) =>
  chooseContent(step(part), { contact: { ...contact, ...of }, company: null }, assigned);
const codes = (part: Partial<MessageStep>) =>
  findContentProblems(step(part), "steps.0").map(({ path, code }) => `${path}: ${code}`);

describe("chooseContent", () => {
  test("takes the one text there is", () => {
    const template = { body: "Hello" };
    expect(choose({ content: template })).toEqual({ template, variant: null, choice: null });
  });

  test("takes the first option whose condition holds, else the last", () => {
    const content = options;
    expect(choose({ content }, { locale: "de", tier: "hot" })).toEqual({
      template: { body: "Hallo" },
      variant: null,
      choice: "option-0",
    });
    expect(choose({ content }, { tier: "hot" })).toMatchObject({ choice: "option-1" });
    expect(choose({ content })).toMatchObject({ template: { body: "Hello" }, choice: "default" });
  });

  test("takes the variant that was drawn, and its options", () => {
    const variants = [
      { key: "long", content: { body: "Long" } },
      { key: "short", content: options },
    ];
    expect(choose({ variants }, {}, "long")).toMatchObject({ variant: "long", choice: null });
    expect(choose({ variants }, { locale: "de" }, "short")).toMatchObject({
      variant: "short",
      choice: "option-0",
    });
  });

  test("takes the first variant where the drawn one is gone", () => {
    const variants = [{ key: "long", content: { body: "Long" } }];
    expect(choose({ variants }, {}, "gone")).toMatchObject({ variant: "long" });
  });
});

describe("findContentProblems", () => {
  test("finds nothing in one text, options with a default, and variants", () => {
    expect(codes({ content: { body: "x" } })).toEqual([]);
    expect(codes({ content: options })).toEqual([]);
    const variants = ["a", "b"].map((key) => ({ key, content: options }));
    expect(codes({ variants })).toEqual([]);
  });

  test("asks for exactly one of content and variants", () => {
    expect(codes({})).toEqual(["steps.0.content: missing-content"]);
    const variants = [{ key: "a", content: { body: "x" } }];
    expect(codes({ content: { body: "x" }, variants })).toEqual([
      "steps.0.content: missing-content",
    ]);
  });

  test("lists at once what nobody gets, what leaves somebody out, and what cannot be known", () => {
    const content = [
      { body: "a" },
      { when: { event: "clicked" } as const, body: "b" },
      { when: german, body: "c" },
    ];
    const variants = [
      { key: "a", content },
      { key: "a", content: options },
    ];
    expect(codes({ variants })).toEqual([
      "steps.0.variants.0.content.0.when: unreachable-content",
      "steps.0.variants.0.content.1.when: event-not-allowed",
      "steps.0.variants.0.content.2.when: missing-default",
      "steps.0.variants.1.key: duplicate-key",
    ]);
  });
});
