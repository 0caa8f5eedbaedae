import type { Message } from "@outreachkit/core";

/** One message that `copilot` did not approve by itself, and what the sales lead did with it. */
export interface ReviewedMessage {
  readonly message: Message;
  /** Why it waited, in words. */
  readonly reasons: readonly string[];
  readonly decision: "approved" | "edited and approved" | "left waiting" | "rejected";
}

export interface ReviewResult {
  /** Messages of the campaign, whatever came of them. */
  readonly written: number;
  readonly approvedByChecks: number;
  readonly reviewed: readonly ReviewedMessage[];
}
