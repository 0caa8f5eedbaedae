import type { CheckFinding } from "../../model/check-report.ts";
import type { DroppedValue } from "../html/dropped-value.ts";
import type { CheckResult } from "./check-result.ts";
import { scoreFindings } from "./score-findings.ts";

const check = "markup-safety";

/** Data that an HTML body could not show safely was left out; a person has to see that something is gone. */
export function checkMarkupSafety({
  dropped,
}: {
  readonly dropped: readonly DroppedValue[];
}): CheckResult {
  const findings = dropped.map(({ names, code, place }): CheckFinding => {
    const source = names.join(", ") || "A value";
    const message =
      code === "unsafe-link"
        ? `The link in ${place} was left out: ${source} is not a web, mail or telephone address. Correct the data.`
        : `${source} was left out: it stood in ${place}, where data could act as code. Change the template.`;
    return { check, severity: "error", code, message };
  });
  return scoreFindings(findings);
}
