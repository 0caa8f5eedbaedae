import type { ApprovalState } from "../../../machines/approval-machine.ts";
import type { GenerationState } from "../../../machines/generation-machine.ts";
import type { Actor } from "../../../model/actor.ts";
import type { CheckReport } from "../../../model/check-report.ts";
import type { Instant } from "../../../model/instant.ts";
import type { MessageContent } from "../../../model/message-content.ts";

/** Unique by (enrollment, step key, kind). */
export interface MessageRecord {
  readonly tenantId: string;
  readonly id: string;
  readonly enrollmentId: string;
  readonly campaignId: string;
  readonly contactId: string;
  readonly stepKey: string;
  readonly kind: string;
  readonly generation: GenerationState;
  readonly generationAttempts: number;
  /** A code, where generation failed. */
  readonly generationError: string | null;
  readonly approval: ApprovalState;
  readonly content: MessageContent | null;
  readonly contentHash: string | null;
  readonly checks: CheckReport | null;
  /** Key of the variant that was written; null where the step has none. */
  readonly variant: string | null;
  /** Which option of the content was written: `option-0` or `default`; null where there is no list. */
  readonly choice: string | null;
  /** Who or what decided, once decided. */
  readonly decidedBy: Actor | { readonly type: "policy"; readonly id: string } | null;
  readonly decidedAt: Instant | null;
  /** Number of the latest revision; 0 before the first content. */
  readonly revision: number;
  readonly version: number;
  readonly createdAt: Instant;
}

/** Every content a message ever had. */
export interface MessageRevisionRecord {
  readonly tenantId: string;
  readonly messageId: string;
  readonly revision: number;
  readonly content: MessageContent;
  readonly contentHash: string;
  readonly author: Actor | { readonly type: "generator"; readonly id: string };
  readonly createdAt: Instant;
}
