import { describe, expect, it } from "vitest";
import type { MessageKind } from "../contracts/channel.ts";
import { checkContent } from "./check-content.ts";
import { createTemplateScope } from "./create-template-scope.ts";
import { lowestScore } from "./lowest-score.ts";
import { renderContent } from "./render-content.ts";
import type { TemplateData } from "./template-data.ts";

const kind: MessageKind = {
  kind: "email",
  addressType: "email",
  limits: { subject: 100, body: 1000 },
  threads: true,
};

function check(
  template: { subject?: string; body: string; format?: "text" | "html" },
  data: TemplateData,
  settings = {},
) {
  const scope = createTemplateScope(data);
  const rendered = renderContent({ template, scope });
  return checkContent({ ...rendered, kind, scope, settings });
}

const data: TemplateData = {
  contact: { firstName: "Ada" },
  company: { name: "Acme" },
  enrichment: { person: { talk: "your talk on compilers" } },
};

describe("checkContent", () => {
  it("scores a good message over the line that copilot asks for", () => {
    const report = check(
      {
        subject: "{{ contact.firstName }}?",
        body: "I liked {{ enrichment.person.talk }} for {{ company.name }}.",
      },
      data,
    );
    expect(report.findings).toEqual([]);
    expect(report.scores).toEqual({
      limits: 100,
      placeholders: 100,
      "banned-phrases": 100,
      personalization: 85,
      "header-safety": 100,
      "markup-safety": 100,
    });
    expect(lowestScore(report)).toBe(85);
  });

  it("S6: refuses a message with a missing field", () => {
    const report = check({ body: "Hi {{ contact.lastName }}" }, data);
    expect(report.findings).toContainEqual(
      expect.objectContaining({ severity: "error", code: "missing-variable" }),
    );
    expect(lowestScore(report)).toBe(0);
  });

  it("S1: refuses a line break that a name brought into the subject", () => {
    const report = check(
      { subject: "Hi {{ contact.firstName }}", body: "x" },
      { contact: { firstName: "Ann\r\nBcc: x@evil.test" } },
    );
    expect(report.findings).toContainEqual(
      expect.objectContaining({ check: "header-safety", severity: "error" }),
    );
  });

  it("S4: reports a link that was dropped", () => {
    const report = check(
      { body: '<a href="{{ contact.attributes.site }}">x</a>', format: "html" },
      { contact: { attributes: { site: "javascript:alert(1)" } } },
    );
    expect(report.findings).toContainEqual(
      expect.objectContaining({ check: "markup-safety", severity: "error", code: "unsafe-link" }),
    );
  });

  it.each([
    "{{apiKey}}",
    "{{constructor.constructor('return process')()}}",
    "${process.env.RESEND_API_KEY}",
    "{{__proto__}}",
    "{% include '/etc/passwd' %}",
  ])("S5: holds a message whose first name is %s", (firstName) => {
    const report = check(
      { subject: "x", body: "Hi {{ contact.firstName }}" },
      { contact: { firstName } },
    );
    expect(report.findings).toContainEqual(
      expect.objectContaining({ check: "placeholders", severity: "error" }),
    );
  });

  it("takes the campaign's phrases and minimum", () => {
    const settings = { bannedPhrases: ["synergy"], minimumPersonalization: 10 };
    const report = check({ body: "Hi {{ contact.firstName }}, synergy" }, data, settings);
    expect(report.findings.map(({ check: name, severity }) => `${name} ${severity}`)).toEqual([
      "banned-phrases error",
    ]);
    expect(report.scores["personalization"]).toBe(20);
  });

  it("checks words that nobody rendered, such as a person's edit", () => {
    const report = checkContent({
      content: { body: "Hi [Name]", format: "text" },
      kind,
      scope: createTemplateScope(data),
    });
    expect(lowestScore(report)).toBe(0);
  });
});

describe("lowestScore", () => {
  it("is 100 when no check ran", () => {
    expect(lowestScore({ scores: {}, findings: [] })).toBe(100);
  });
});
