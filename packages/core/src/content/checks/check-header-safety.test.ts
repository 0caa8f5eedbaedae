import { describe, expect, it } from "vitest";
import { checkHeaderSafety } from "./check-header-safety.ts";

describe("S1: checkHeaderSafety", () => {
  it.each([
    ["Hi Ann\r\nBcc: x@evil.test", "U+000D, U+000A"],
    ["Hi\u2028X-A: b", "U+2028"],
    ["Hi\u2029x", "U+2029"],
    ["a\nb", "U+000A"],
    ["a\rb", "U+000D"],
    ["a\0b", "U+0000"],
    ["a\u0085b", "U+0085"],
    ["a%0d%0aBcc: x", '"%0d", "%0a"'],
    ["a%0Ab", '"%0A"'],
  ])("refuses the subject %j and spells what it found", (subject, spelled) => {
    for (const content of [{ subject }, { fallbackSubject: subject }]) {
      const { score, findings } = checkHeaderSafety({
        content: { ...content, body: "x", format: "text" },
      });
      expect(score).toBe(0);
      expect(findings).toMatchObject([{ severity: "error", code: "unsafe-subject" }]);
      expect(findings[0]?.message).toContain(spelled);
    }
  });

  it("lets ordinary subjects pass, and leaves the body alone", () => {
    for (const subject of ["Grüße – 100% ✓", "日本語", "20% 0a"]) {
      expect(checkHeaderSafety({ content: { subject, body: "a\r\nb", format: "text" } })).toEqual({
        score: 100,
        findings: [],
      });
    }
  });
});
