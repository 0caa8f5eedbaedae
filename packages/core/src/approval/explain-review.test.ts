import { expect, it } from "vitest";
import { explainReview } from "./explain-review.ts";

const report = { scores: { limits: 100, personalization: 65 }, findings: [] };

it("gives copilot's reason for a score that no check found fault with", () => {
  expect(explainReview("copilot", report).findings).toMatchObject([
    { check: "personalization", severity: "warning", code: "under-copilot-minimum" },
  ]);
});

it("adds nothing to a check that spoke for itself, nor under the other modes", () => {
  const spoken = {
    ...report,
    findings: [
      { check: "personalization", severity: "warning", code: "low-personalization", message: "…" },
    ] as const,
  };
  expect(explainReview("copilot", spoken)).toBe(spoken);
  expect(explainReview("autopilot", report)).toBe(report);
});
