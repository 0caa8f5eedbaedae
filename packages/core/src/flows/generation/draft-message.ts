import type { MessageKind } from "../../contracts/channel.ts";
import { chooseContent } from "../../campaign/choose-content.ts";
import { checkContent } from "../../content/check-content.ts";
import { hashContent } from "../../content/hash-content.ts";
import { renderContent } from "../../content/render-content.ts";
import type { TemplateScope } from "../../content/template-scope.ts";
import type { MessageStep } from "../../model/campaign-definition.ts";
import type { CheckReport } from "../../model/check-report.ts";
import type { MessageContent } from "../../model/message-content.ts";
import type { WritingFacts } from "./read-writing-facts.ts";
import { withFooter } from "./with-footer.ts";

/** A written and checked message that nobody has decided on. */
export interface DraftedMessage {
  readonly content: MessageContent;
  readonly contentHash: string;
  readonly checks: CheckReport;
  /** Which of the step's contents it is: the variant's key, and the option. */
  readonly variant: string | null;
  readonly choice: string | null;
}

/** Writes a step's message from its template. Pure: the same facts give the same words. */
export function draftMessage(options: {
  readonly writing: WritingFacts;
  readonly scope: TemplateScope;
  readonly step: MessageStep;
  readonly kind: MessageKind;
}): DraftedMessage {
  const { writing, scope, step, kind } = options;
  const { facts, company } = writing;
  const assigned = facts.enrollment.variants[step.key];
  const chosen = chooseContent(step, { contact: facts.contact, company }, assigned);
  const template = {
    ...chosen.template,
    ...(step.fallbackSubject !== undefined && { fallbackSubject: step.fallbackSubject }),
  };
  const rendered = renderContent({ template, scope });
  const settings = writing.version.definition.checks;
  const checks = checkContent({ ...rendered, kind, scope, ...(settings && { settings }) });
  const content = withFooter(rendered.content, writing, kind);
  const { variant, choice } = chosen;
  return { content, checks, contentHash: hashContent(content), variant, choice };
}
