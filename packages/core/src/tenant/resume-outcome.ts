import type { ResumeResult } from "../flows/holds/resume-subject.ts";

/** What became of one resume. `not-paused`: it was not, or its pause had ended by itself. */
export interface ResumeOutcome {
  /** Of the subject; null when this tenant has none of that name. */
  readonly id: string | null;
  readonly outcome: ResumeResult["outcome"];
}
