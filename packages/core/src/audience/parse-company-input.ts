import type { z } from "zod";
import type { Problem } from "../model/problem.ts";
import { type CompanyInput, companyInputSchema } from "./contact-input.ts";
import { findCountryProblems } from "./find-country-problems.ts";
import { isFreeMailDomain } from "./is-free-mail-domain.ts";
import { toInputProblem } from "./to-input-problem.ts";

export type CompanyParseResult =
  | { readonly company: z.output<typeof companyInputSchema>; readonly problems?: never }
  | { readonly company?: never; readonly problems: readonly Problem[] };

/** Reads one company, or says everything that is wrong with it. Nothing of a bad one is taken. */
export function parseCompanyInput(input: CompanyInput): CompanyParseResult {
  const parsed = companyInputSchema.safeParse(input);
  if (!parsed.success) return { problems: parsed.error.issues.map(toInputProblem) };
  const company = parsed.data;
  const problems = [...findCountryProblems("country", company.country)];
  if (!company.externalId && !company.domain && !company.name) {
    if (input.domain && isFreeMailDomain(input.domain)) {
      const message = `${JSON.stringify(input.domain)} is a provider of personal mailboxes and no company; put its name, or leave it out.`;
      return { problems: [...problems, { path: "domain", code: "free-mail-domain", message }] };
    }
    const message = "has neither an external id nor a domain nor a name; put at least one.";
    problems.push({ path: "externalId", code: "no-identity", message });
  }
  return problems.length > 0 ? { problems } : { company };
}
