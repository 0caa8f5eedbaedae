import type { Problem } from "@outreachkit/core";

const fieldNames: Readonly<Record<string, string>> = {
  firstName: "first name",
  lastName: "last name",
  externalId: "ID",
  email: "address",
  "company.name": "company",
  "company.domain": "company's domain",
  "company.industry": "industry",
  "company.size": "company's size",
};

/** Why the library did not take a row, in words that name the value. */
export function describeSkip(problem: Problem | undefined, value: string): string {
  if (!problem) return "The library did not take it.";
  const field = fieldNames[problem.path] ?? problem.path;
  const shown = `"${value.replace(/\s+/g, " ").slice(0, 60)}"`;
  switch (problem.code) {
    case "malformed-address":
      return `${shown} is not one e-mail address.`;
    case "control-character":
      return `The ${field} ${shown} holds a line break or a control character, which could add a header to a mail.`;
    case "formula":
      return `The ${field} ${shown} is a spreadsheet formula.`;
    default:
      return `The ${field} ${shown}: ${problem.message}`;
  }
}
