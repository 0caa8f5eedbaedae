import { describe, expect, it } from "vitest";
import { createTemplateScope } from "./create-template-scope.ts";

describe("createTemplateScope", () => {
  it("S6: leaves out values that say nothing, at every level", () => {
    const scope = createTemplateScope({
      contact: {
        firstName: null,
        lastName: "undefined",
        title: "NaN",
        city: " \u00A0\t",
        region: "null",
        country: "\u200B",
        score: Number.NaN,
        tags: ["a", "", "null"],
        attributes: { plan: "pro", deep: { none: null, list: [undefined, 1] } },
      },
    });
    expect(scope).toEqual({
      contact: { tags: ["a"], attributes: { plan: "pro", deep: { list: [1] } } },
    });
  });

  it("keeps a person whose name is Null, zero and false", () => {
    const scope = createTemplateScope({
      contact: { lastName: "Null", score: 0, attributes: { optedIn: false } },
    });
    expect(scope).toEqual({
      contact: { lastName: "Null", fullName: "Null", score: 0, attributes: { optedIn: false } },
    });
  });

  it("joins the full name from what is there, unless the host gives one", () => {
    const nameOf = (contact: Parameters<typeof createTemplateScope>[0]["contact"]) =>
      (createTemplateScope({ contact })["contact"] as { fullName?: string }).fullName;
    expect(nameOf({ firstName: "Ada", lastName: "Byron" })).toBe("Ada Byron");
    expect(nameOf({ firstName: "Ada", lastName: "null" })).toBe("Ada");
    expect(nameOf({ firstName: "Ada", fullName: "Countess Ada" })).toBe("Countess Ada");
    expect(nameOf({})).toBeUndefined();
  });

  it("S5: copies plain data only: no prototypes, functions, symbols or __proto__", () => {
    const attributes = JSON.parse('{"__proto__": {"admin": true}, "plan": "pro"}') as Record<
      string,
      unknown
    >;
    const contact = createTemplateScope({
      contact: {
        attributes: { ...attributes, run: () => "x", symbol: Symbol("x"), when: new Date(0) },
      },
    })["contact"] as { attributes: Record<string, unknown> };
    expect(Object.getPrototypeOf(contact)).toBeNull();
    expect(Object.getPrototypeOf(contact.attributes)).toBeNull();
    expect(Object.keys(contact.attributes)).toEqual(["plan", "when"]);
    expect(contact.attributes["when"]).toBe("1970-01-01T00:00:00.000Z");
  });

  it("ends on data that contains itself", () => {
    const loop: Record<string, unknown> = { name: "x" };
    loop["self"] = loop;
    expect(
      JSON.stringify(createTemplateScope({ contact: { attributes: loop } })).length,
    ).toBeLessThan(1000);
  });

  it("S1: keeps line breaks, which the checks have to see", () => {
    const scope = createTemplateScope({ contact: { firstName: "Ann\r\nBcc: x@evil.test" } });
    expect(scope["contact"]).toMatchObject({ firstName: "Ann\r\nBcc: x@evil.test" });
  });

  it("S9: strips hidden characters from values", () => {
    const scope = createTemplateScope({
      contact: {},
      enrichment: { person: { bio: "Hi\u{E0049}\u{E0067} \u202Ethere" } },
    });
    expect(scope["enrichment"]).toEqual({ person: { bio: "Hi there" } });
  });
});
