import type { CheckFinding } from "../../model/check-report.ts";

/** What one check says: 0 with an error, 100 when clean, in between by the check's own measure. */
export interface CheckResult {
  readonly score: number;
  readonly findings: readonly CheckFinding[];
}
