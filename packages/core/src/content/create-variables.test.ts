// oxlint-disable typescript/restrict-template-expressions -- printing variables is what they are for
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTemplateScope } from "./create-template-scope.ts";
import { createVariables } from "./create-variables.ts";
import { knownVariables, variableFields } from "./known-variables.ts";
import { renderContent } from "./render-content.ts";
import { validateTemplate } from "./validate-template.ts";

const { contact, company, sender, campaign, enrichment, strategy } = createVariables();

describe("createVariables", () => {
  it("prints Liquid", () => {
    expect(`${contact.firstName}`).toBe("{{ contact.firstName }}");
    expect(contact.firstName.or("there")).toBe('{{ contact.firstName | default: "there" }}');
    expect(company.size.or(5)).toBe("{{ company.size | default: 5 }}");
    expect(contact.title.filter("titlecase")).toBe("{{ contact.title | titlecase }}");
    expect(`${contact.attributes("plan")}`).toBe("{{ contact.attributes.plan }}");
    expect(`${contact.attributes("my plan")}`).toBe('{{ contact.attributes["my plan"] }}');
    expect(`${enrichment("company-deep", "pain")}`).toBe("{{ enrichment.company-deep.pain }}");
    expect(`${strategy("voice", "tone")}`).toBe("{{ strategy.voice.tone }}");
    expect(`{% if ${contact.city.path} %}x{% endif %}`).toBe("{% if contact.city %}x{% endif %}");
    expect(`${sender.name}${campaign.key}`).toBe("{{ sender.name }}{{ campaign.key }}");
  });

  it("has every known variable, and none that validation does not know", () => {
    const roots = new Map<string, object>(Object.entries({ contact, company, sender, campaign }));
    for (const [root, fields] of Object.entries(variableFields)) {
      for (const field of fields) {
        expect(String(new Map(Object.entries(roots.get(root) ?? {})).get(field))).toBe(
          `{{ ${root}.${field} }}`,
        );
        expect(knownVariables).toContain(`${root}.${field}`);
      }
    }
  });

  it("writes templates that pass validation and render any default and any attribute name as it is", () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1 }),
      fc.string({
        unit: fc.constantFrom("{", "}", "%", '"', "'", "\\", "\n", "|", "x", "u"),
        minLength: 1,
      }),
    );
    fc.assert(
      fc.property(text, text, (fallback, name) => {
        fc.pre(name !== "__proto__");
        const template = { body: `[${contact.firstName.or(fallback)}]${contact.attributes(name)}` };
        expect(validateTemplate(template, { path: "" })).toEqual([]);
        const scope = createTemplateScope({ contact: { attributes: { [name]: "found" } } });
        expect(
          renderContent({
            template: { ...template, body: template.body.replaceAll("\r", "") },
            scope,
          }).missing,
        ).toEqual([]);
        if (!/[\p{C}\u2028\u2029]/u.test(fallback)) {
          expect(renderContent({ template, scope }).content.body).toBe(`[${fallback}]found`);
        }
      }),
    );
  });
});
