import type { CheckReport } from "../model/check-report.ts";
import type { MessageContent } from "../model/message-content.ts";

/** A written message that waits for a decision. */
export interface Draft {
  readonly campaignKey: string;
  readonly enrollmentId: string;
  readonly contactId: string;
  readonly stepKey: string;
  readonly kind: string;
  readonly content: MessageContent;
  readonly checks: CheckReport;
}

/** What a policy says of a draft: it may go, a person decides, or it must not go. */
export type ApprovalVerdict = "approve" | "review" | "reject";

/** The host's own rules. */
export interface Policies {
  /**
   * Whether a date, `2026-12-25`, is a public holiday in a country (ISO 3166 alpha-2, upper case).
   * `@outreachkit/holidays` has a ready one. It answers at once and from memory, as it may be asked
   * while a claim holds its locks, and always the same: an answer is kept for as long as the process
   * runs. When it throws, the date is unknown: nothing is sent on a guess, the error is logged, and it
   * is asked again after a minute.
   */
  holidays?(country: string, date: string): boolean;
  /**
   * Asked outside of any transaction, after the campaign's approval mode said `approve` or `review`; it can only be stricter
   * there, except that `approve` lifts `review` when no check found an error.
   */
  approval?(draft: Draft): ApprovalVerdict | Promise<ApprovalVerdict>;
}
