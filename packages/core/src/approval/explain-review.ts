import type { ApprovalMode } from "../model/campaign-definition.ts";
import type { CheckFinding, CheckReport } from "../model/check-report.ts";
import { copilotMinimum } from "./decide-approval.ts";

/**
 * The checks with a reason for every message that copilot leaves to a person: a score that is under
 * its minimum, though no check found fault with it, would otherwise be held without a word.
 */
export function explainReview(mode: ApprovalMode, checks: CheckReport): CheckReport {
  if (mode !== "copilot") return checks;
  const spoken = new Set(checks.findings.map(({ check }) => check));
  const silent = Object.entries(checks.scores).filter(
    ([check, score]) => score < copilotMinimum && !spoken.has(check),
  );
  if (silent.length === 0) return checks;
  const findings = silent.map(([check, score]): CheckFinding => ({
    check,
    severity: "warning",
    code: "under-copilot-minimum",
    message: `${check} is ${score} of 100; copilot approves from ${copilotMinimum} on and leaves this to a person.`,
  }));
  return { ...checks, findings: [...checks.findings, ...findings] };
}
