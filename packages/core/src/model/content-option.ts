import type { Condition } from "./condition.ts";
import type { ContentTemplate } from "./message-content.ts";

/**
 * Words for contacts of whom a condition holds: an industry, a persona, a tier, a language. It may ask
 * about fields only. The option without a condition is for everybody else; it stands last.
 */
export interface ContentOption extends ContentTemplate {
  readonly when?: Condition;
}

/** One text for all, or the first option whose condition holds when the message is written. */
export type StepContent = ContentTemplate | readonly ContentOption[];
