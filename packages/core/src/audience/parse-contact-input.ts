import type { z } from "zod";
import type { Problem } from "../model/problem.ts";
import { type ContactInput, contactInputSchema } from "./contact-input.ts";
import { findCountryProblems } from "./find-country-problems.ts";
import { type EmailAddress, parseEmailAddress } from "./parse-email-address.ts";
import { toInputProblem } from "./to-input-problem.ts";

export type ParsedContact = z.output<typeof contactInputSchema>;

export type ContactParseResult =
  | {
      readonly contact: ParsedContact;
      readonly email: EmailAddress | null;
      readonly problems?: never;
    }
  | { readonly contact?: never; readonly email?: never; readonly problems: readonly Problem[] };

export interface ContactRules {
  readonly isTimeZone: (name: string) => boolean;
  /** The host's own rule for attributes. */
  readonly checkAttributes?: (attributes: unknown) => readonly Problem[];
}

/** Reads one contact, or says everything that is wrong with it. Nothing of a bad one is taken. */
export function parseContactInput(input: ContactInput, rules: ContactRules): ContactParseResult {
  const parsed = contactInputSchema.safeParse(input);
  if (!parsed.success) return { problems: parsed.error.issues.map(toInputProblem) };
  const contact = parsed.data;
  const problems: Problem[] = [];
  const email = contact.email ? parseEmailAddress(contact.email) : null;
  if (contact.email && email === null) {
    problems.push({
      path: "email",
      code: "malformed-address",
      message: `${JSON.stringify(contact.email)} is not one e-mail address; put a single address such as ada@example.com.`,
    });
  }
  if (
    !contact.email &&
    !contact.externalId &&
    !contact.id &&
    !contact.linkedinUrl &&
    !contact.phone
  ) {
    problems.push({
      path: "email",
      code: "no-identity",
      message: "has neither an e-mail address nor another id; put at least one.",
    });
  }
  if (contact.timeZone && !rules.isTimeZone(contact.timeZone)) {
    problems.push({
      path: "timeZone",
      code: "unknown-time-zone",
      message: `"${contact.timeZone}" is not an IANA time zone; put one such as "Europe/Berlin", or leave it out.`,
    });
  }
  problems.push(
    ...findCountryProblems("country", contact.country),
    ...findCountryProblems("company.country", contact.company?.country),
  );
  if (contact.attributes && rules.checkAttributes) {
    problems.push(...rules.checkAttributes(contact.attributes));
  }
  return problems.length > 0 ? { problems } : { contact, email };
}
