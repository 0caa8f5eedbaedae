import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTemplateScope } from "./create-template-scope.ts";
import { renderContent } from "./render-content.ts";
import type { TemplateData } from "./template-data.ts";

const data = {
  contact: { firstName: "Ada", title: "CTO", tags: ["vip", "beta"], attributes: { plan: "pro" } },
  company: { name: "Acme" },
  enrichment: { "company-deep": { pain: "slow builds", tools: ["Jira", "Slack"] } },
} satisfies TemplateData;

function render(
  body: string,
  options: { readonly data?: TemplateData; readonly format?: "text" | "html" } = {},
) {
  const { format = "text" } = options;
  return renderContent({
    template: { body, format },
    scope: createTemplateScope(options.data ?? data),
  });
}
const bodyOf = (...input: Parameters<typeof render>) => render(...input).content.body;

describe("renderContent", () => {
  it("renders subject, fallback subject and body, and says what was used", () => {
    const rendered = renderContent({
      template: {
        subject: "{{ contact.firstName }}?",
        fallbackSubject: "About {{ company.name }}",
        body: "{{ enrichment.company-deep.pain | capitalize }} at {{ company.name }}",
      },
      scope: createTemplateScope(data),
    });
    expect(rendered).toEqual({
      content: {
        subject: "Ada?",
        fallbackSubject: "About Acme",
        body: "Slow builds at Acme",
        format: "text",
      },
      missing: [],
      used: ["contact.firstName", "company.name", "enrichment.company-deep.pain"],
      dropped: [],
    });
  });

  it("has no subject when the step has none", () => {
    expect("subject" in render("x").content).toBe(false);
  });

  it("supports conditions, loops, defaults and titlecase", () => {
    expect(
      bodyOf("{% if contact.city %}a{% elsif contact.title == 'CTO' %}b{% else %}c{% endif %}"),
    ).toBe("b");
    expect(
      bodyOf(
        "{% for tool in enrichment.company-deep.tools %}{{ forloop.index }}{{ tool }} {% endfor %}",
      ),
    ).toBe("1Jira 2Slack ");
    expect(bodyOf("{{ contact.city | default: 'your city' | titlecase }}")).toBe("Your City");
    expect(bodyOf("{{ contact.city | upcase | default: 'there' }}")).toBe("there");
    expect(bodyOf("{{ contact.tags }}")).toBe("vip, beta");
    expect(bodyOf("{% assign plan = contact.attributes.plan | upcase %}{{ plan }}")).toBe("PRO");
  });

  it("S6: keeps the place of every missing variable and names them all", () => {
    const { content, missing } = render(
      "Hi {{contact.lastName}}, {{ contact.city | upcase }} {{ company.size }} {{ contact.firstName }}",
    );
    expect(content.body).toBe(
      "Hi {{ contact.lastName }}, {{ contact.city | upcase }} {{ company.size }} Ada",
    );
    expect(missing).toEqual(["contact.lastName", "contact.city", "company.size"]);
  });

  it.each([[undefined], [null], ["undefined"], ["NaN"], ["null"], [" "], ["\u200B"]])(
    "S6: takes the first name %j for missing, and uses the default",
    (firstName) => {
      const contact = firstName === undefined ? {} : { firstName };
      expect(render("Hi {{ contact.firstName }}", { data: { contact } })).toMatchObject({
        content: { body: "Hi {{ contact.firstName }}" },
        missing: ["contact.firstName"],
      });
      expect(bodyOf('Hi {{ contact.firstName | default: "there" }}', { data: { contact } })).toBe(
        "Hi there",
      );
    },
  );

  it.each([
    [
      "half of a joined value",
      "{{ contact.firstName | append: contact.lastName }}",
      ["contact.lastName"],
    ],
    [
      "half of a joined value with a default that does not apply",
      "{{ contact.firstName | append: contact.lastName | default: 'x' }}",
      ["contact.lastName"],
    ],
    [
      "a default that is missing itself",
      "{{ contact.city | default: contact.region }}",
      ["contact.city", "contact.region"],
    ],
    [
      "an assigned value",
      "{% assign city = contact.city | append: '!' %}{{ city }}",
      ["contact.city"],
    ],
    [
      "a list to loop over",
      "{% for x in contact.attributes.list %}{{ x }}{% endfor %}",
      ["contact.attributes.list"],
    ],
    ["a field of a looped item", "{% for x in contact.tags %}{{ x.name }}{% endfor %}", ["x.name"]],
    [
      "a value that filters emptied",
      "{{ contact.firstName | remove: 'Ada' }}",
      ["contact.firstName"],
    ],
    ["an object", "{{ contact.attributes | default: 'x' }}", ["contact.attributes"]],
    ["a number that is none", "{{ contact.firstName | divided_by: 0 }}", ["contact.firstName"]],
    [
      "an object where a filter wants text",
      "{{ contact.firstName | append: contact.attributes }}",
      ["contact.firstName", "contact.attributes"],
    ],
    ["a name nobody assigned", "{% if contact.city %}{% assign x = 1 %}{% endif %}{{ x }}", ["x"]],
  ])("S6: sees a hole in %s", (_, body, missing) => {
    const rendered = render(body);
    expect(rendered.missing).toEqual(missing);
    expect(rendered.content.body).toContain("{{");
  });

  it("accepts blanks the author asked for", () => {
    expect(render("{{ contact.city | default: '' }}.")).toMatchObject({
      content: { body: "." },
      missing: [],
    });
    expect(
      render("{% capture ps %}{% if contact.city %}PS{% endif %}{% endcapture %}{{ ps }}."),
    ).toMatchObject({ content: { body: "." }, missing: [] });
    expect(
      render("{% for x in contact.attributes.list %}{{ x }}{% else %}none{% endfor %}"),
    ).toMatchObject({ content: { body: "none" }, missing: [] });
    expect(
      render("{% if contact.city == 'x' %}a{% endif %}{% unless contact.city %}b{% endunless %}"),
    ).toMatchObject({ content: { body: "b" }, missing: [] });
  });

  it("S6: never prints a variable as nothing, whatever the data", () => {
    const junk = fc.oneof(
      fc.constantFrom(
        null,
        undefined,
        "",
        " ",
        "null",
        "undefined",
        "NaN",
        "\u200B",
        Number.NaN,
        {},
        [],
      ),
      fc.anything(),
    );
    fc.assert(
      fc.property(junk, junk, (one, other) => {
        const attributes = { one, other };
        const { content, missing } = render(
          "[{{ contact.attributes.one }}][{{ contact.attributes.other | strip }}]",
          { data: { contact: { attributes } } },
        );
        const parts = /^\[([^]+)\]\[([^]+)\]$/.exec(content.body);
        // A value of control characters alone is printed and then cleaned away.
        if (![one, other].some((value) => /\p{C}/u.test(String(JSON.stringify(value)))))
          expect(parts).not.toBeNull();
        expect(content.body.includes("{{ contact.attributes.")).toBe(missing.length > 0);
      }),
    );
  });

  it.each([
    "{{apiKey}}",
    "{{constructor.constructor('return process')()}}",
    "${process.env.RESEND_API_KEY}",
    "{{__proto__}}",
    "{% include '/etc/passwd' %}",
  ])("S5: data %s stays data", (firstName) => {
    const contact = { firstName };
    expect(bodyOf("{{ contact.firstName }}", { data: { contact } })).toBe(firstName);
    expect(
      bodyOf("{% capture x %}{{ contact.firstName }}{% endcapture %}{{ x }}", {
        data: { contact },
      }),
    ).toBe(firstName);
  });

  it("S5: data is never read as a template", () => {
    const pieces = fc.array(
      fc.constantFrom(
        "{{",
        "}}",
        "{%",
        "%}",
        "contact.title",
        " if ",
        "raw",
        "|",
        "'",
        '"',
        "-",
        "x",
      ),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const firstName = `x${parts.join("")}`;
        expect(
          bodyOf("{{ contact.firstName }}{{ contact.firstName | append: '' }}", {
            data: { contact: { firstName, title: "T" } },
          }),
        ).toBe(firstName + firstName);
      }),
    );
  });

  it.each([
    "contact.constructor",
    "contact.__proto__",
    "contact.firstName.constructor",
    "contact.tags.constructor",
    "constructor",
    "contact['__proto__']['constructor']",
    "contact.attributes.toString",
    "contact.tags.map",
  ])("S5: {{ %s }} reaches nothing", (path) => {
    expect(render(`{{ ${path} }}`).missing).toHaveLength(1);
  });

  it("prints no made-up size, first or last of an object", () => {
    expect(render("{{ company.size }}{{ company.first }}").missing).toEqual([
      "company.size",
      "company.first",
    ]);
    expect(bodyOf("{{ contact.tags.size }}{{ contact.tags.first }}")).toBe("2vip");
  });

  it.each([
    "{% include 'x' %}",
    "{% render 'x' %}",
    "{% layout 'x' %}",
    "{{ 'x' | raw }}",
    "{{ contact.tags | where_exp: 'x', 'x' }}",
  ])("S5: %s cannot be rendered, even if nobody validated it", (body) => {
    expect(() => render(body)).toThrow(/could not be rendered/);
  });

  it("reads no clock: the date of now is a hole", () => {
    expect(render("{{ 'now' | date: '%Y' }}").missing).toHaveLength(1);
    expect(
      bodyOf("{{ contact.attributes.at | date: '%d.%m.%Y %H:%M' }}", {
        data: { contact: { attributes: { at: "2026-03-02T23:30:00Z" } } },
      }),
    ).toBe("02.03.2026 23:30");
  });

  it("stops a template that would write or count without end", () => {
    expect(() =>
      render("{% for a in (1..2000) %}{% for b in (1..2000) %}xxxxxxxxxx{% endfor %}{% endfor %}"),
    ).toThrow(/template/i);
    expect(() => render("{% for a in (1..99999999) %}x{% endfor %}")).toThrow(/limit/);
  });

  it("stops a filter that would fill the memory, instead of showing a hole", () => {
    const body =
      "{% assign x = 'xxxxxxxxxx' %}{% for i in (1..40) %}{% assign x = x | append: x %}{% endfor %}";
    expect(() => render(body)).toThrow(/memory/);
  });

  it("renders subjects as text when the body is HTML", () => {
    const scope = createTemplateScope({ contact: { firstName: "A&B" } });
    const template = { subject: "{{ contact.firstName }}", body: "x", format: "html" } as const;
    expect(renderContent({ template, scope }).content.subject).toBe("A&B");
  });

  it("takes the engine's own marks out of templates", () => {
    expect(bodyOf("\uFDD00\uFDD1 {{ contact.firstName }}", { format: "html" })).toBe("0 Ada");
  });

  it("S4: escapes contact data in HTML bodies, also out of captures and with the filters that would not", () => {
    const hostile = {
      contact: {
        firstName: "<img src=x onerror=alert(1)>",
        attributes: { site: "javascript:alert(1)" },
      },
      company: { name: `'" onmouseover="x` },
    };
    const html = (body: string) => render(body, { data: hostile, format: "html" });
    expect(html("<p>{{ contact.firstName }}</p>").content.body).toBe(
      "<p>&lt;img src=x onerror=alert(1)&gt;</p>",
    );
    expect(html("{% capture x %}{{ contact.firstName }}{% endcapture %}{{ x }}").content.body).toBe(
      "&lt;img src=x onerror=alert(1)&gt;",
    );
    expect(html("{{ contact.firstName | escape | newline_to_br }}").content.body).toBe(
      "&lt;img src=x onerror=alert(1)&gt;",
    );
    expect(html("{% assign x = contact.firstName %}{{ x }}").content.body).toBe(
      "&lt;img src=x onerror=alert(1)&gt;",
    );
    expect(
      html("{% for c in contact.attributes.none %}{% else %}{{ contact.firstName }}{% endfor %}")
        .content.body,
    ).toBe("&lt;img src=x onerror=alert(1)&gt;");
    expect(html('<p title="{{ company.name }}">x</p>').content.body).toBe(
      '<p title="&#39;&quot; onmouseover=&quot;x">x</p>',
    );
    expect(html('<a href="{{ contact.attributes.site }}">x</a>')).toMatchObject({
      content: { body: "<a >x</a>" },
      dropped: [{ names: ["contact.attributes.site"], code: "unsafe-link" }],
    });
  });

  it("S4: data never brings a < into an HTML body", () => {
    const template =
      '<p title="{{ contact.firstName }}">{{ contact.firstName | upcase }}</p>{% capture x %}{{ contact.firstName }}{% endcapture %}<b>{{ x | append: contact.firstName }}</b>';
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            "<",
            ">",
            "&",
            '"',
            "'",
            "b",
            "\uFDD0",
            "0",
            "\uFDD1",
            "l",
            "t",
            ";",
            "{{",
          ),
        }),
        (text) => {
          const body = bodyOf(template, {
            data: { contact: { firstName: `x${text}` } },
            format: "html",
          });
          expect(body.match(/</g)).toHaveLength(4);
          expect(body.match(/>/g)).toHaveLength(4);
        },
      ),
    );
  });

  it("does not escape text, and turns line breaks of data into <br> in HTML when asked", () => {
    const contact = { firstName: "A&B\r\n<c>" };
    expect(bodyOf("{{ contact.firstName }}", { data: { contact } })).toBe("A&B\n<c>");
    expect(
      bodyOf("{{ contact.firstName | newline_to_br }}", { data: { contact }, format: "html" }),
    ).toBe("A&amp;B<br>\n&lt;c&gt;");
  });

  it("gives the body one kind of line ending and no control characters", () => {
    expect(
      bodyOf("a\r\nb\rc{{ contact.firstName }}", {
        data: { contact: { firstName: "\u2028d\u0085e\u0000\u001Bf\tg" } },
      }),
    ).toBe("a\nb\nc\nd\nef\tg");
  });

  it("S1: leaves line breaks of data in the subject, for the check to refuse", () => {
    const scope = createTemplateScope({ contact: { firstName: "Ann\r\nBcc: x@evil.test" } });
    expect(
      renderContent({ template: { subject: "Hi {{ contact.firstName }}", body: "x" }, scope })
        .content.subject,
    ).toBe("Hi Ann\r\nBcc: x@evil.test");
  });

  it("gives the same words for the same input, from whatever came before", () => {
    const body =
      "{% assign x = contact.city %}{{ x }}{{ contact.firstName }}{% capture y %}{{ contact.title }}{% endcapture %}{{ y }}";
    expect(render(body)).toEqual(render(body));
    expect(bodyOf(body, { data: { contact: { city: "Ulm", firstName: "B", title: "T" } } })).toBe(
      "UlmBT",
    );
    expect(render(body).missing).toEqual(["contact.city"]);
  });
});
