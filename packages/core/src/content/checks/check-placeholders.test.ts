import { describe, expect, it } from "vitest";
import { checkPlaceholders } from "./check-placeholders.ts";

const found = (body: string, format: "text" | "html" = "text") =>
  checkPlaceholders({ content: { body, format } }).findings;

describe("checkPlaceholders", () => {
  it.each([
    "{{ contact.firstName }}",
    "{{name",
    "{% if x %}",
    "[First Name]",
    "[Name]",
    "[COMPANY]",
    "[Your Company]",
    "[company_name]",
    "[Insert a recent achievement]",
    "[Company Name]",
    "<NAME>",
    "<First Name>",
    "<your company>",
    "%%FIRST_NAME%%",
    "%FIRSTNAME%",
    "${firstName}",
    "*|FNAME|*",
    "{firstName}",
    "{first_name}",
    "XXX",
    "Lorem ipsum dolor",
    "<%= name %>",
    "[object Object]",
    "[Link]",
  ])("refuses %s", (placeholder) => {
    for (const format of ["text", "html"] as const) {
      expect(found(`Hi ${placeholder}, how are you?`, format)).toMatchObject([
        { check: "placeholders", severity: "error", code: "unresolved-placeholder" },
      ]);
    }
  });

  it.each([
    "See [1] and [2].",
    "We met [sic] there",
    "[PDF] attached",
    "Read [our pricing page](https://x.test)",
    "[Company website](https://x.test)",
    "Mail <ada@acme.test> or <https://x.test>",
    "if a < b and c > d",
    "50% of teams, 100% sure, 20%-30%",
    "costs $5 {about}",
    "a size of XXL",
    "code {a: 1}",
    "the name, the company, the title",
    "[Update] we shipped",
    "(first name)",
    "f{x} = y",
    "Super Bowl LIX",
    "[New]",
    "[product launch]",
    "[Acme name]",
  ])("lets pass %s", (text) => {
    expect(found(text)).toEqual([]);
  });

  it("reads HTML as a reader does, and looks into attributes", () => {
    const html = `<style>input[name] { x: y } @media x {.a{b:c}}</style><title>x</title><p>Hi <b>Ada</b></p><address>x</address><time>x</time>`;
    expect(found(html, "html")).toEqual([]);
    expect(found("<p>[First <b>Name</b>]</p>", "html")).toHaveLength(1);
    expect(found("<p>&lt;NAME&gt;</p>", "html")).toHaveLength(1);
    expect(found('<a href="{{ link }}">x</a>', "html")).toHaveLength(1);
    expect(found("<p>Hi <FIRST NAME></p>", "html")).toHaveLength(1);
  });

  it("names every missing variable once, with the default to write", () => {
    const { score, findings } = checkPlaceholders({
      content: {
        subject: "Hi {{ contact.firstName }}",
        body: "{{ contact.firstName }} at {{ company.name }}",
        format: "text",
      },
      missing: ["contact.firstName", "company.name"],
    });
    expect(score).toBe(0);
    expect(findings.map(({ code }) => code)).toEqual(["missing-variable", "missing-variable"]);
    expect(findings[0]?.message).toContain('{{ contact.firstName | default: "..." }}');
  });

  it("S5: catches contact data that looks like a template", () => {
    for (const text of [
      "{{constructor}}",
      "${process.env.RESEND_API_KEY}",
      "{% include '/etc/passwd' %}",
      "{{__proto__}}",
    ])
      expect(found(`Hi ${text}`)).toHaveLength(1);
  });

  it("looks at subjects too", () => {
    const { findings } = checkPlaceholders({
      content: { subject: "[Name]", fallbackSubject: "{{ x }}", body: "x", format: "text" },
    });
    expect(findings.map(({ message }) => message.slice(0, 20))).toEqual([
      "The subject contains",
      "The fallback subject",
    ]);
  });

  it("stays quick on hostile text", () => {
    // Of this process: on a busy machine the clock shows what others do.
    const start = process.cpuUsage();
    for (const part of [
      "${",
      "{{",
      "{%",
      "<%",
      "%%a",
      "[",
      "*|a",
      "<a",
      "<style>",
      "<svg",
      "<!--",
      "{a",
      'a="',
      "<a b='",
      "X",
    ]) {
      found(part.repeat(30_000), "text");
      found(part.repeat(30_000), "html");
    }
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1_000).toBeLessThan(10_000);
  });
});
