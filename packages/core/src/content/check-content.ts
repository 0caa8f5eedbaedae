import type { MessageKind } from "../contracts/channel.ts";
import type { CheckSettings } from "../model/campaign-definition.ts";
import type { CheckReport } from "../model/check-report.ts";
import type { MessageContent } from "../model/message-content.ts";
import { checkBannedPhrases } from "./checks/check-banned-phrases.ts";
import { checkHeaderSafety } from "./checks/check-header-safety.ts";
import { checkLimits } from "./checks/check-limits.ts";
import { checkMarkupSafety } from "./checks/check-markup-safety.ts";
import { checkPersonalization } from "./checks/check-personalization.ts";
import { checkPlaceholders } from "./checks/check-placeholders.ts";
import type { CheckResult } from "./checks/check-result.ts";
import type { DroppedValue } from "./html/dropped-value.ts";
import type { TemplateScope } from "./template-scope.ts";

/**
 * Runs every check on the words of one message, rendered, generated or edited by hand. `missing`, `used`
 * and `dropped` are what rendering said; after an edit there are none, and the words speak for themselves.
 */
export function checkContent(options: {
  readonly content: MessageContent;
  readonly kind: MessageKind;
  readonly scope: TemplateScope;
  readonly settings?: CheckSettings;
  readonly missing?: readonly string[];
  readonly used?: readonly string[];
  readonly dropped?: readonly DroppedValue[];
}): CheckReport {
  const { content, kind, scope, settings = {}, missing = [], used = [], dropped = [] } = options;
  const { bannedPhrases = [], minimumPersonalization } = settings;
  const results: Readonly<Record<string, CheckResult>> = {
    limits: checkLimits({ content, kind }),
    placeholders: checkPlaceholders({ content, missing }),
    "banned-phrases": checkBannedPhrases({ content, bannedPhrases }),
    personalization: checkPersonalization({
      content,
      scope,
      used,
      ...(minimumPersonalization !== undefined && { minimum: minimumPersonalization }),
    }),
    "header-safety": checkHeaderSafety({ content }),
    "markup-safety": checkMarkupSafety({ dropped }),
  };
  return {
    scores: Object.fromEntries(Object.entries(results).map(([check, { score }]) => [check, score])),
    findings: Object.values(results).flatMap(({ findings }) => findings),
  };
}
