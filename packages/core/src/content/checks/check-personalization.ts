import type { MessageContent } from "../../model/message-content.ts";
import { containsWords } from "../contains-words.ts";
import { htmlToWords } from "../html/html-to-words.ts";
import type { TemplateScope } from "../template-scope.ts";
import type { CheckResult } from "./check-result.ts";
import { factWeight } from "./fact-weight.ts";
import { listFacts } from "./list-facts.ts";

const check = "personalization";
const defaultMinimum = 50;

/**
 * 0 to 100: how much of the message depends on this contact. Facts of the contact, the company and the
 * enrichment count when their value stands in the words (see `factWeight`), wherever the words came from:
 * a template, a model or a person's edit. A fact that went in (`used`) but was reworded counts half if
 * at least half of its longer words are there. Each value counts once.
 */
export function checkPersonalization(options: {
  readonly content: MessageContent;
  readonly scope: TemplateScope;
  /** Variables that went into the message, from rendering or from a generator. Default none. */
  readonly used?: readonly string[];
  /** Warn below. Default 50. */
  readonly minimum?: number;
}): CheckResult {
  const { content, scope, used = [], minimum = defaultMinimum } = options;
  const body = content.format === "html" ? htmlToWords(content.body) : content.body;
  const text = normalize(`${content.subject ?? ""}\n${body}`);
  const groups = new Map<string, number>();
  const seen = new Set<string>();
  // Lighter facts first: a name that an enrichment repeats is still only a name.
  for (const { variable, value: fact, group, weight } of weighFacts(scope)) {
    const value = normalize(fact);
    if (seen.has(value)) continue;
    const share = shareInText({ text, value, isUsed: isUsed(variable, used) });
    if (share === 0) continue;
    seen.add(value);
    groups.set(group, Math.max(groups.get(group) ?? 0, weight * share));
  }
  const total = [...groups.values()].reduce((sum, points) => sum + points, 0);
  const score = Math.min(100, Math.round(total));
  if (score >= minimum) return { score, findings: [] };
  const shown = [...groups.keys()].join(", ") || "nothing";
  const message = `Personalization is ${score} of 100, under ${minimum}: the message shows ${shown} of this contact. Use a fact from the enrichment.`;
  return {
    score,
    findings: [{ check, severity: "warning", code: "low-personalization", message }],
  };
}

function shareInText(options: {
  readonly text: string;
  readonly value: string;
  readonly isUsed: boolean;
}): number {
  const { text, value, isUsed } = options;
  // A short value may stand there by chance.
  if (value.length < 3 && !isUsed) return 0;
  if (/^[\d.,]+$/.test(value) && !isUsed) return 0;
  if (containsWords(text, value)) return 1;
  if (!isUsed) return 0;
  const words = value.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 3);
  const there = words.filter((word) => containsWords(text, word));
  return words.length > 0 && there.length * 2 >= words.length ? 0.5 : 0;
}

function isUsed(variable: string, used: readonly string[]): boolean {
  return used.some(
    (name) =>
      name === variable || name.startsWith(`${variable}.`) || variable.startsWith(`${name}.`),
  );
}

/** The facts that count at all, lightest first. */
function weighFacts(scope: TemplateScope) {
  return listFacts(scope)
    .map((fact) => ({ ...fact, ...factWeight(fact.variable) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => one.weight - other.weight);
}

function normalize(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ").trim();
}
