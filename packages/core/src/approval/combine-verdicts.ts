import type { ApprovalVerdict } from "../contracts/policies.ts";
import type { CheckReport } from "../model/check-report.ts";

/** The campaign's mode first, then the host's policy, which cannot overrule a check's error. */
export function combineVerdicts(options: {
  readonly mode: ApprovalVerdict;
  /** Undefined when the host has no policy. */
  readonly host: ApprovalVerdict | undefined;
  readonly checks: CheckReport;
}): ApprovalVerdict {
  const { mode, host, checks } = options;
  if (host === undefined || host === "reject") return host ?? mode;
  if (host === "review") return "review";
  return checks.findings.some(({ severity }) => severity === "error") ? "review" : "approve";
}
