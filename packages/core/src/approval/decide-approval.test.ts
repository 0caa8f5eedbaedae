import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ApprovalMode } from "../model/campaign-definition.ts";
import type { CheckFinding, CheckReport } from "../model/check-report.ts";
import { combineVerdicts } from "./combine-verdicts.ts";
import { decideApproval } from "./decide-approval.ts";

const finding = (severity: CheckFinding["severity"], code = "over-limit"): CheckFinding => ({
  check: "limits",
  severity,
  code,
  message: "The body has 400 characters; shorten it to 300.",
});
const clean: CheckReport = { scores: { limits: 100, personalization: 80 }, findings: [] };
const warned: CheckReport = { ...clean, findings: [finding("warning")] };
const low: CheckReport = { ...clean, scores: { limits: 100, personalization: 79 } };
const broken: CheckReport = { ...clean, findings: [finding("error")] };

const arbitraryReport: fc.Arbitrary<CheckReport> = fc.record({
  scores: fc.dictionary(fc.constantFrom("limits", "placeholders"), fc.nat(100)),
  findings: fc.array(fc.constantFrom(finding("error"), finding("warning"))),
});
const modes: readonly ApprovalMode[] = ["manual", "copilot", "autopilot"];

describe("decideApproval", () => {
  test.each([
    ["manual", clean, "review"],
    ["manual", warned, "review"],
    ["manual", low, "review"],
    ["manual", broken, "review"],
    ["copilot", clean, "approve"],
    ["copilot", warned, "approve"],
    ["copilot", low, "review"],
    ["copilot", broken, "review"],
    ["autopilot", clean, "approve"],
    ["autopilot", warned, "review"],
    ["autopilot", low, "approve"],
    ["autopilot", broken, "review"],
  ] as const)("under %s decides %j as %s", (mode, checks, expected) => {
    expect(decideApproval(mode, checks)).toBe(expected);
  });

  test("counts no score as nothing against it: no check ran", () => {
    expect(decideApproval("copilot", { scores: {}, findings: [] })).toBe("approve");
  });

  test("never rejects by itself, and never approves what has an error", () => {
    fc.assert(
      fc.property(fc.constantFrom(...modes), arbitraryReport, (mode, checks) => {
        const verdict = decideApproval(mode, checks);
        expect(["approve", "review"]).toContain(verdict);
        const hasError = checks.findings.some(({ severity }) => severity === "error");
        if (hasError || mode === "manual") expect(verdict).toBe("review");
      }),
    );
  });
});

describe("combineVerdicts", () => {
  test.each([
    // mode, host, checks, expected
    ["approve", undefined, clean, "approve"],
    ["review", undefined, clean, "review"],
    ["approve", "approve", clean, "approve"],
    ["approve", "review", clean, "review"],
    ["approve", "reject", clean, "reject"],
    ["review", "approve", warned, "approve"],
    ["review", "approve", broken, "review"],
    ["review", "review", clean, "review"],
    ["review", "reject", broken, "reject"],
  ] as const)("joins mode %s with host %s over %j to %s", (mode, host, checks, expected) => {
    expect(combineVerdicts({ mode, host, checks })).toBe(expected);
  });

  test("lets no host approve what a check found wrong", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...modes),
        fc.constantFrom(undefined, "approve", "review", "reject"),
        arbitraryReport,
        (mode, host, checks) => {
          fc.pre(checks.findings.some(({ severity }) => severity === "error"));
          const verdict = combineVerdicts({ mode: decideApproval(mode, checks), host, checks });
          expect(verdict).not.toBe("approve");
        },
      ),
    );
  });
});
