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

/** The host's own rules, asked outside of any transaction. */
export interface Policies {
  /**
   * Asked after the campaign's approval mode said `approve` or `review`; it can only be stricter
   * there, except that `approve` lifts `review` when no check found an error.
   */
  approval?(draft: Draft): ApprovalVerdict | Promise<ApprovalVerdict>;
}
