import type { CheckFinding } from "../../model/check-report.ts";
import type { MessageContent } from "../../model/message-content.ts";
import { htmlToWords } from "../html/html-to-words.ts";
import type { CheckResult } from "./check-result.ts";
import { findPlaceholderMarkup } from "./find-placeholder-markup.ts";
import { findPlaceholders } from "./find-placeholders.ts";
import { scoreFindings } from "./score-findings.ts";

const check = "placeholders";

/**
 * Refuses a message with a hole: a variable without a value, or a placeholder that a template, a model
 * or a contact's data left in the words (`{{ x }}`, `[First Name]`, `<NAME>`, `%%x%%`, `${x}`, `XXX`).
 */
export function checkPlaceholders({
  content,
  missing = [],
}: {
  readonly content: MessageContent;
  /** From rendering. */
  readonly missing?: readonly string[];
}): CheckResult {
  const { subject, fallbackSubject, body, format } = content;
  const findings: CheckFinding[] = missing.map((name) => ({
    check,
    severity: "error",
    code: "missing-variable",
    message: `"${name}" has no value here. Fill it in, or give the template a default: {{ ${name} | default: "..." }}.`,
  }));
  const bodyPlaceholders =
    format === "html"
      ? new Set([...findPlaceholders(htmlToWords(body)), ...findPlaceholderMarkup(body)])
      : findPlaceholders(body);
  const places = [
    { name: "subject", found: findPlaceholders(subject ?? "") },
    { name: "fallback subject", found: findPlaceholders(fallbackSubject ?? "") },
    { name: "body", found: bodyPlaceholders },
  ];
  for (const { name, found } of places) {
    for (const placeholder of found) {
      if (missing.some((variable) => placeholder.includes(variable))) continue;
      const message = `The ${name} contains "${placeholder}", which was never filled in. Write what belongs there.`;
      findings.push({ check, severity: "error", code: "unresolved-placeholder", message });
    }
  }
  return scoreFindings(findings);
}
