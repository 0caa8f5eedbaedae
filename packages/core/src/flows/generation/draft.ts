import type { ApprovalVerdict } from "../../contracts/policies.ts";
import type { RowKey } from "../../contracts/store/keys.ts";
import type { MessageStep } from "../../model/campaign-definition.ts";
import type { DraftedMessage } from "./draft-message.ts";

/** A written message with what the mode and the host's policy say of it. */
export interface Draft extends DraftedMessage {
  readonly key: RowKey;
  readonly step: MessageStep;
  readonly verdict: ApprovalVerdict;
  readonly policy: string;
}

/** A step of an enrollment, on one kind. */
export interface StepKey {
  readonly key: RowKey;
  readonly stepKey: string;
  readonly kind: string;
}

export interface WritingTotals {
  readonly written: number;
  readonly approved: number;
  readonly toReview: number;
}
