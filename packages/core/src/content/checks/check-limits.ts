import type { MessageKind } from "../../contracts/channel.ts";
import type { CheckFinding } from "../../model/check-report.ts";
import type { MessageContent } from "../../model/message-content.ts";
import type { CheckResult } from "./check-result.ts";
import { scoreFindings } from "./score-findings.ts";

const check = "limits";

/** A message longer than its kind allows is refused and never cut. A blank one is refused too. */
export function checkLimits({
  content,
  kind,
}: {
  readonly content: MessageContent;
  readonly kind: MessageKind;
}): CheckResult {
  const { subject, fallbackSubject, body } = content;
  const { limits } = kind;
  const findings = [
    ...checkText({ name: "subject", text: subject, limit: limits.subject }),
    ...checkText({ name: "fallback subject", text: fallbackSubject, limit: limits.subject }),
    ...checkText({ name: "body", text: body, limit: limits.body }),
  ];
  const isOverLimit = limits.body !== undefined && body.length > limits.body;
  if (limits.softBody !== undefined && body.length > limits.softBody && !isOverLimit) {
    const message = `The body has ${body.length} characters; over ${limits.softBody} few people read on. Shorten it.`;
    findings.push({ check, severity: "warning", code: "over-soft-limit", message });
  }
  return scoreFindings(findings);
}

function checkText(options: {
  readonly name: string;
  readonly text: string | undefined;
  readonly limit: number | undefined;
}): CheckFinding[] {
  const { name, text, limit } = options;
  if (text === undefined) return [];
  if (text.trim() === "") {
    const message = `The ${name} is blank. Write it, or leave the message out.`;
    return [{ check, severity: "error", code: "blank", message }];
  }
  if (limit === undefined || text.length <= limit) return [];
  const message = `The ${name} has ${text.length} characters; the limit is ${limit}. Take out at least ${text.length - limit}.`;
  return [{ check, severity: "error", code: "over-limit", message }];
}
