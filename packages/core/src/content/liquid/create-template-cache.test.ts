import { describe, expect, it } from "vitest";
import { createTemplateCache } from "./create-template-cache.ts";

describe("createTemplateCache", () => {
  it("parses a template once while it is in use", () => {
    const { parse } = createTemplateCache();
    const first = parse("Hi {{ contact.firstName }}");
    for (let index = 0; index < 200; index++) parse(`other ${index}`);
    expect(parse("Hi {{ contact.firstName }}")).toBe(first);
  });

  it("forgets what was not used for long, so that memory has an end", () => {
    const { parse } = createTemplateCache();
    const first = parse("first");
    for (let index = 0; index < 300; index++) parse(`other ${index}`);
    expect(parse("first")).not.toBe(first);
  });

  it("does not keep very long templates", () => {
    const { parse } = createTemplateCache();
    const long = "x".repeat(40_000);
    expect(parse(long)).not.toBe(parse(long));
  });
});
