import type { CheckFinding, CheckSeverity } from "../../model/check-report.ts";
import type { MessageContent } from "../../model/message-content.ts";
import { containsWords } from "../contains-words.ts";
import { htmlToWords } from "../html/html-to-words.ts";
import type { CheckResult } from "./check-result.ts";
import { scoreFindings } from "./score-findings.ts";

const check = "banned-phrases";

/** What readers and filters take for spam, whatever is being sold. */
const builtIn: readonly string[] = [
  "act now",
  "100% free",
  "guarantee",
  "guaranteed",
  "risk-free",
  "risk free",
  "no obligation",
  "buy now",
  "click here",
  "limited time offer",
  "limited-time offer",
  "once in a lifetime",
  "don't miss out",
  "double your revenue",
  "double your income",
  "make money",
  "extra cash",
  "earn cash",
  "cash bonus",
  "free money",
  "no strings attached",
  "special promotion",
  "this is not spam",
  "you have been selected",
  "order now",
  "urgent response",
  "while supplies last",
  "winner",
  "satisfaction guaranteed",
];

/**
 * Finds phrases as whole words, without case, over any spacing and kind of apostrophe. The campaign's own
 * are errors; built-in ones are warnings, since some of them can be meant well.
 */
export function checkBannedPhrases({
  content,
  bannedPhrases = [],
}: {
  readonly content: MessageContent;
  readonly bannedPhrases?: readonly string[];
}): CheckResult {
  const body = content.format === "html" ? htmlToWords(content.body) : content.body;
  const text = normalize(
    [content.subject, content.fallbackSubject, body].filter(Boolean).join("\n"),
  );
  const phrases = new Map<string, CheckSeverity>();
  for (const phrase of builtIn) phrases.set(normalize(phrase), "warning");
  for (const phrase of bannedPhrases) phrases.set(normalize(phrase), "error");
  const findings: CheckFinding[] = [];
  for (const [phrase, severity] of phrases) {
    if (!containsWords(text, phrase)) continue;
    const why =
      severity === "error" ? "which this campaign does not allow" : "which reads like spam";
    findings.push({
      check,
      severity,
      code: "banned-phrase",
      message: `The message says "${phrase}", ${why}. Say it otherwise.`,
    });
  }
  return scoreFindings(findings);
}

function normalize(text: string): string {
  return text.toLowerCase().replace(/[’‘]/g, "'").replace(/[‐‑]/g, "-").replace(/\s+/g, " ").trim();
}
