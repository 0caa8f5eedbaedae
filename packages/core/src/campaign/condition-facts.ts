import type { CompanyRecord } from "../contracts/store/records/company-record.ts";
import type { ContactRecord } from "../contracts/store/records/contact-record.ts";
import type { ConditionEvent, StepFate } from "../model/condition.ts";

/** Something that a contact did, or that became of a message. */
export interface Happening {
  readonly event: ConditionEvent;
  /** Of the message that it is about; null where it is about none of this enrollment. */
  readonly stepKey: string | null;
  /** Of a reply. */
  readonly intent: string | null;
  /** Of a goal or a custom signal. */
  readonly name: string | null;
}

/** What conditions of one enrollment are asked about. */
export interface ConditionFacts {
  readonly contact: ContactRecord;
  readonly company: CompanyRecord | null;
  /** Since the contact was enrolled, without what machines did. */
  readonly happenings: readonly Happening[];
  readonly fates: readonly { readonly stepKey: string; readonly fate: StepFate }[];
}
