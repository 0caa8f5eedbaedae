import type { ApprovalVerdict } from "../contracts/policies.ts";
import type { ApprovalMode } from "../model/campaign-definition.ts";
import type { CheckReport } from "../model/check-report.ts";

/** Under copilot every check must reach this. */
export const copilotMinimum = 80;

/**
 * What the campaign's mode says of a written message: `autopilot` approves what passes all checks,
 * `copilot` approves when there is no error and the lowest score is at least 80, `manual` nothing.
 * What is not approved waits for a person.
 */
export function decideApproval(mode: ApprovalMode, checks: CheckReport): ApprovalVerdict {
  const lowest = Math.min(100, ...Object.values(checks.scores));
  const hasError = checks.findings.some(({ severity }) => severity === "error");
  switch (mode) {
    case "manual":
      return "review";
    case "copilot":
      return !hasError && lowest >= copilotMinimum ? "approve" : "review";
    case "autopilot":
      return checks.findings.length === 0 ? "approve" : "review";
  }
}
