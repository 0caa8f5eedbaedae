import type { CheckFinding } from "../../model/check-report.ts";
import type { MessageContent } from "../../model/message-content.ts";
import type { CheckResult } from "./check-result.ts";
import { scoreFindings } from "./score-findings.ts";

const check = "header-safety";

// Line breaks of any kind, and control characters. `%0d%0a` is plain text to our own encoders, but no
// honest subject has it, and a gateway behind the provider may decode it: it is refused as well.
const unsafe = /[\p{Cc}\u2028\u2029]|%0[ad]/giu;

/**
 * A subject is a header. A line break in it would start another header, so a subject with one is
 * refused and not repaired: where it came from is what a person has to look at.
 */
export function checkHeaderSafety({ content }: { readonly content: MessageContent }): CheckResult {
  const findings: CheckFinding[] = [];
  for (const [name, text] of [
    ["subject", content.subject],
    ["fallback subject", content.fallbackSubject],
  ] as const) {
    const found = [...new Set((text?.match(unsafe) ?? []).map(spell))];
    if (found.length === 0) continue;
    const message = `The ${name} contains ${found.join(", ")}, which could add a header. Look at the data it came from and correct it there.`;
    findings.push({ check, severity: "error", code: "unsafe-subject", message });
  }
  return scoreFindings(findings);
}

function spell(character: string): string {
  if (character.startsWith("%")) return `"${character}"`;
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
