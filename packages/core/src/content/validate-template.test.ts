import { describe, expect, it } from "vitest";
import { validateSubjectTemplate } from "./validate-subject-template.ts";
import { validateTemplate } from "./validate-template.ts";

const problemsOf = (body: string, format: "text" | "html" = "text") =>
  validateTemplate({ body, format }, { path: "steps.0.content" });
const messagesOf = (body: string) =>
  problemsOf(body).map(({ code, message }) => `${code}: ${message}`);

describe("validateTemplate", () => {
  it.each([
    "Hi {{ contact.firstName | default: 'there' | titlecase }}",
    "{% if company.size > 50 and contact.tags contains 'vip' %}{{ enrichment.company-deep.pain }}{% endif %}",
    "{% for t in contact.tags %}{{ forloop.index }} {{ t }}{% endfor %}{{ contact.tags[0] }}{{ contact.tags | join: ', ' }}",
    "{% assign x = strategy.voice.tone %}{{ x }}{% capture y %}a{% endcapture %}{{ y }}",
    "{{ enrichment['company-deep'].facts[0].text }}{{ contact.attributes.plan.name }}{{ sender.name }}{{ campaign.key }}",
    "{% if enrichment.person %}{{ contact['firstName'] }}{% endif %}{% comment %}{{ anything }}{% include %}{% endcomment %}",
    "{% case company.size %}{% when 1 %}a{% else %}b{% endcase %}{%- unless contact.city -%}c{%- endunless -%}",
  ])("accepts %s", (body) => {
    expect(problemsOf(body)).toEqual([]);
  });

  it("names the nearest variable for each unknown one, at the field's path", () => {
    expect(
      problemsOf("{{ contact.firstname }}{% if compny.name %}{% endif %}{{ first_name }}"),
    ).toEqual([
      {
        path: "steps.0.content.body",
        code: "unknown-variable",
        message:
          '"contact.firstname" is not a variable of messages. Did you mean "contact.firstName"?',
      },
      {
        path: "steps.0.content.body",
        code: "unknown-variable",
        message: '"compny.name" is not a variable of messages. Did you mean "company.name"?',
      },
      {
        path: "steps.0.content.body",
        code: "unknown-variable",
        message: '"first_name" is not a variable of messages. Did you mean "contact.firstName"?',
      },
    ]);
  });

  it("refuses a field of a field that has none", () => {
    expect(messagesOf("{{ contact.firstName.length }}")).toHaveLength(1);
    expect(messagesOf("{{ contact.attributes.a.b.c }}")).toEqual([]);
  });

  it("lists what there is when nothing is near", () => {
    expect(messagesOf("{{ company.ticker }}")[0]).toContain(
      "Use one of: company.name, company.domain",
    );
  });

  it("knows a loop's variable only inside the loop", () => {
    expect(messagesOf("{% for t in contact.tags %}{{ t }}{% endfor %}{{ t }}")).toHaveLength(1);
  });

  it("takes the host's own list of variables", () => {
    const options = { path: "", knownVariables: ["contact.firstName", "order.*"] };
    expect(
      validateTemplate({ body: "{{ order.total.net }}{{ contact.firstName }}" }, options),
    ).toEqual([]);
    expect(validateTemplate({ body: "{{ company.name }}" }, options)).toMatchObject([
      { path: "body", code: "unknown-variable" },
    ]);
  });

  it.each([
    [
      "{{#if contact.city}}x{{else}}y{{/if}}",
      ["{% if contact.city %}", "{% else %}", "{% endif %}"],
    ],
    ["{{#each contact.tags}}x{{/each}}", ["{% for item in contact.tags %}", "{% endfor %}"]],
    ["{{#unless a}}x{{/unless}}", ["{% unless a %}", "{% endunless %}"]],
    ["{{> footer}}", ["include no others"]],
    ["{{{contact.firstName}}}", ["Write {{ contact.firstName }}"]],
    ["{{!-- note --}}", ["{% comment %}"]],
    ["{{^a}}x{{/a}}", ["{% unless a %}", "{% endif %}"]],
    ["{{ else if b }}", ["{% elsif b %}"]],
  ])("refuses Handlebars %s with the Liquid to write", (body, forms) => {
    const problems = problemsOf(body);
    expect(problems.map(({ code }) => code)).toEqual(forms.map(() => "handlebars-block"));
    forms.forEach((form, index) => expect(problems[index]?.message).toContain(form));
  });

  it("names the nearest filter, wherever it stands", () => {
    expect(messagesOf("{{ contact.firstName | titelcase }}{{ contact.city | upercase }}")).toEqual([
      'unknown-filter: "titelcase" is not a filter of templates. Did you mean "titlecase"?',
      'unknown-filter: "upercase" is not a filter of templates. Did you mean "upcase"?',
    ]);
    expect(messagesOf("{% if contact.city | upcas %}{% endif %}")).toEqual([
      'unknown-filter: "upcas" is not a filter of templates. Did you mean "upcase"?',
    ]);
  });

  it.each([
    "include 'x'",
    "render 'x'",
    "layout 'x'",
    "block x",
    "tablerow x in y",
    "cycle 'a'",
    "echo 'x'",
    "increment x",
    "liquid",
    "foo",
  ])("S5: refuses the tag {%% %s %%}", (tag) => {
    expect(problemsOf(`{% ${tag} %}`)).toMatchObject([{ code: "forbidden-tag" }]);
  });

  it.each([
    "raw",
    "where_exp: 'x', 'x'",
    "find_exp: 'x', 'x'",
    "sample",
    "inspect",
    "base64_encode",
  ])("S5: refuses the filter %s", (filter) => {
    expect(problemsOf(`{{ contact.tags | ${filter} }}`)).toMatchObject([
      { code: "unknown-filter" },
    ]);
  });

  it.each([
    "{{ contact.firstName",
    "{% if contact.city %}x",
    "{{ }}",
    "{{ contact.firstName | default 'x' }}",
    "{{ upcase contact.firstName }}",
    "{% endif %}",
    "{{ contact.city || 'x' }}",
  ])("refuses Liquid that does not parse: %s", (body) => {
    expect(problemsOf(body)).toMatchObject([{ path: "steps.0.content.body", code: "syntax" }]);
  });

  it("refuses to print a whole object or to take over the name of one", () => {
    expect(problemsOf("{{ company }}")).toMatchObject([{ code: "not-printable" }]);
    expect(problemsOf("{% assign contact = 'x' %}")).toMatchObject([{ code: "reserved-name" }]);
  });

  it("refuses a step without content and a template without end", () => {
    expect(problemsOf(" \n")).toMatchObject([{ path: "steps.0.content.body", code: "empty-body" }]);
    expect(problemsOf("x".repeat(100_001))).toMatchObject([{ code: "too-long" }]);
  });

  it("S1: refuses line breaks and blanks in subjects", () => {
    for (const subject of [
      "Hi\r\nBcc: x@evil.test",
      "Hi\nx",
      "Hi\u2028X-A: b",
      "Hi\u0000",
      "Hi\u0085x",
    ]) {
      expect(validateTemplate({ subject, body: "x" }, { path: "c" })).toMatchObject([
        { path: "c.subject", code: "line-break-in-subject" },
      ]);
    }
    expect(validateSubjectTemplate({ source: " ", path: "steps.1.fallbackSubject" })).toMatchObject(
      [{ path: "steps.1.fallbackSubject", code: "empty-subject" }],
    );
  });

  it("S4: refuses data in places of HTML where it could act", () => {
    expect(
      problemsOf(
        "<a href='{{ contact.attributes.site }}' title={{ company.name }}>{{ contact.firstName }}</a>",
        "html",
      ),
    ).toEqual([]);
    for (const body of [
      "<p onclick='{{ company.name }}'>x</p>",
      "<script>{{ company.name }}</script>",
      "<!-- {{ company.name }} -->",
      "<{{ company.name }}>",
    ]) {
      expect(problemsOf(body, "html")).toMatchObject([{ code: "unsafe-place" }]);
      expect(problemsOf(body, "text")).toEqual([]);
    }
  });

  it("stays quick on hostile templates", () => {
    // Of this process: on a busy machine the clock shows what others do.
    const start = process.cpuUsage();
    for (const part of ["{{#", "{{ ", "{%", "{{{", "{{!", "{{ a | ", "{{ else "])
      problemsOf(part.repeat(99_000 / part.length));
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1_000).toBeLessThan(5_000);
  });
});
