import { describe, expect, it } from "vitest";
import { stripInvisible } from "./strip-invisible.ts";

describe("S9: stripInvisible", () => {
  it("removes tag characters that spell hidden text", () => {
    expect(stripInvisible("Hi\u{E0049}\u{E0067}\u{E006E}\u{E006F}\u{E0072}\u{E0065} Ann")).toBe(
      "Hi Ann",
    );
  });

  it("removes zero-width characters, direction overrides, fillers and soft hyphens", () => {
    expect(
      stripInvisible(
        "A\u200Bn\u200Cn\u200D\u2060\uFEFF\u00AD \u202Eevil\u202C \u2066x\u2069\u3164\u{E0100}",
      ),
    ).toBe("Ann evil x");
  });

  it("removes variation selectors, which can spell bytes", () => {
    expect(stripInvisible("A\uFE00\uFE01\u{E0100}\u{E01EF}nn")).toBe("Ann");
  });

  it("keeps joiners where writing needs them", () => {
    expect(stripInvisible("👩‍💻 علی‌رضا")).toBe("👩‍💻 علی‌رضا");
  });

  it("keeps what people write: accents, dashes, line breaks, emoji", () => {
    for (const text of ["Zoë Müller", "a – b\n\tc", "❤️", "日本語", "plain"])
      expect(stripInvisible(text)).toBe(text);
  });
});
