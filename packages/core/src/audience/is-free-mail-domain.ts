import providers from "email-providers/all.json" with { type: "json" };

/** Providers of personal mailboxes that the list does not have. */
const more = ["posteo.de", "posteo.net", "tuta.io", "tutanota.com", "tutanota.de", "hey.com"];
const domains: ReadonlySet<string> = new Set([...providers, ...more]);

/**
 * Whether anybody can have a mailbox there, so that two people at the domain have nothing in common:
 * it is no company, and a rule for "everyone at the company" never applies to it.
 */
export function isFreeMailDomain(domain: string): boolean {
  return domains.has(domain.trim().toLowerCase().replace(/\.$/, ""));
}
