import { describe, expect, it } from "vitest";
import { createTemplateScope } from "../create-template-scope.ts";
import { checkPersonalization } from "./check-personalization.ts";

const scope = createTemplateScope({
  contact: {
    firstName: "Ada",
    lastName: "Byron",
    title: "CTO",
    score: 85,
    tags: ["beta user"],
    attributes: { plan: "Enterprise" },
  },
  company: { name: "Acme", size: 120, industry: "Mining" },
  enrichment: {
    "company-deep": {
      pain: "slow nightly builds",
      hq: "Acme",
      facts: ["opened an office in Oslo", "hired five engineers"],
    },
  },
  sender: { name: "Bob" },
  strategy: { pitch: "faster builds" },
});
const score = (body: string, used: readonly string[] = []) =>
  checkPersonalization({ content: { body, format: "text" }, scope, used }).score;

describe("checkPersonalization", () => {
  it("gives nothing to a message that everybody could get, and warns", () => {
    expect(
      checkPersonalization({
        content: { body: "Hello, faster builds! Bob", format: "text" },
        scope,
      }),
    ).toMatchObject({
      score: 0,
      findings: [
        {
          severity: "warning",
          code: "low-personalization",
          message: expect.stringContaining("nothing of this contact"),
        },
      ],
    });
  });

  it("counts enrichment more than attributes, and those more than names", () => {
    expect(score("Hi Ada")).toBe(20);
    expect(score("on Enterprise")).toBe(30);
    expect(score("with slow nightly builds")).toBe(45);
    expect(score("Hi Ada at ACME, about Slow  Nightly\nBuilds")).toBe(85);
  });

  it("counts a name once, however often it stands, and no more if an enrichment repeats it", () => {
    expect(score("Ada, Ada Byron, Mrs Byron")).toBe(20);
    expect(score("Acme")).toBe(20);
  });

  it("counts only words that stand in the text, not what merely went in", () => {
    expect(score("Adam", ["contact.firstName"])).toBe(0);
    expect(score("Hi", ["contact.firstName", "enrichment.company-deep.pain"])).toBe(0);
  });

  it("counts numbers and short values only if they went in", () => {
    expect(score("We have 120 customers")).toBe(0);
    expect(score("Your 120 people", ["company.size"])).toBe(15);
  });

  it("gives half for a used fact that was reworded, and nothing for one that was not used", () => {
    expect(score("Your nightly builds are not slow")).toBe(0);
    expect(score("Your nightly builds are not quick", ["enrichment.company-deep.pain"])).toBe(23);
    expect(score("The Oslo office was opened", ["enrichment.company-deep.facts.0"])).toBe(23);
  });

  it("ends at 100 and takes the campaign's minimum", () => {
    expect(score("Ada of Acme, slow nightly builds, opened an office in Oslo, Enterprise")).toBe(
      100,
    );
    const content = { body: "Hi Ada", format: "text" } as const;
    expect(checkPersonalization({ content, scope, minimum: 20 }).findings).toEqual([]);
    expect(checkPersonalization({ content, scope, minimum: 21 }).findings).toHaveLength(1);
  });

  it("reads HTML as a reader does", () => {
    const content = {
      body: "<p>slow <b>nightly</b> builds</p><!-- Ada -->",
      format: "html",
    } as const;
    expect(checkPersonalization({ content, scope }).score).toBe(45);
  });
});
