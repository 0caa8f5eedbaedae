import { describe, expect, it } from "vitest";
import { checkBannedPhrases } from "./check-banned-phrases.ts";

const check = (
  body: string,
  bannedPhrases: readonly string[] = [],
  format: "text" | "html" = "text",
) => checkBannedPhrases({ content: { body, format }, bannedPhrases });

describe("checkBannedPhrases", () => {
  it("warns of built-in phrases, and lets one warning pass", () => {
    expect(check("ACT   now, it is 100% free")).toMatchObject({
      score: 60,
      findings: [
        { severity: "warning", message: expect.stringContaining('"act now"') },
        { severity: "warning" },
      ],
    });
    expect(check("Act\nnow").score).toBe(80);
  });

  it("refuses the campaign's own, even one that is built in", () => {
    expect(check("We use synergy and act now", ["Synergy", "act now"])).toMatchObject({
      score: 0,
      findings: [{ severity: "error" }, { severity: "error" }],
    });
  });

  it("matches whole words only, in any script", () => {
    expect(check("guaranteeing winners, über, co-op", ["übe", "coop", ""]).findings).toEqual([]);
    expect(check("Das ist über alles", ["ÜBER"]).findings).toHaveLength(1);
    expect(check("that’s it", ["that's it"]).findings).toHaveLength(1);
    expect(check("Cheap! c++ (now)", ["c++"]).findings).toHaveLength(1);
  });

  it("reads HTML and subjects as a reader does", () => {
    expect(check("<p>act <b>now</b></p>", [], "html").findings).toHaveLength(1);
    expect(check('<p title="act now">x</p>', [], "html").findings).toEqual([]);
    expect(
      checkBannedPhrases({ content: { subject: "Buy now", body: "x", format: "text" } }).findings,
    ).toHaveLength(1);
  });
});
