import type { Message } from "@outreachkit/core";

/** What `copilot` asks of every check; see the core's approval rules. */
const copilotMinimum = 80;

/** Why a message waits for a person, in words: what the checks found, else which score was too low. */
export function describeFindings({ checks }: Pick<Message, "checks">): readonly string[] {
  if (!checks) return ["It is not written yet."];
  const found = checks.findings
    .toSorted((one, other) => rank(one.severity) - rank(other.severity))
    .map(({ message }) => message);
  const low = Object.entries(checks.scores)
    .filter(([check, score]) => score < copilotMinimum && !spoke(checks.findings, check))
    .map(
      ([check, score]) => `The score for ${check} is ${score}; copilot asks for ${copilotMinimum}.`,
    );
  return [...found, ...low];
}

function rank(severity: string): number {
  return severity === "error" ? 0 : 1;
}

function spoke(findings: readonly { readonly check: string }[], name: string): boolean {
  return findings.some(({ check }) => check === name);
}
