import type { CheckFinding } from "../../model/check-report.ts";
import type { CheckResult } from "./check-result.ts";

/** 0 with any error; else 100 less 20 for each warning, so that one warning still passes `copilot` (80). */
export function scoreFindings(findings: readonly CheckFinding[]): CheckResult {
  const hasError = findings.some(({ severity }) => severity === "error");
  return { findings, score: hasError ? 0 : Math.max(0, 100 - 20 * findings.length) };
}
