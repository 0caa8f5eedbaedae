import { z } from "zod";

/** What an address is compared by and suppressed by. */
export interface EmailAddress {
  /** One addr-spec (RFC 5321 section 4.1.2), as given. */
  readonly address: string;
  /** Identity: lower case; for Google without the dots and tags it ignores, under one domain. */
  readonly key: string;
  /** Lower case. */
  readonly domain: string;
}

const addressSchema = z.email();
const GOOGLE_DOMAINS = new Set(["gmail.com", "googlemail.com"]);

/**
 * Reads exactly one address. Anything else in the field (a second address, a display name, an
 * encoded word, a quoted local part) gives null: one of them would add a recipient.
 */
export function parseEmailAddress(input: string): EmailAddress | null {
  const address = input.trim();
  if (address.length > 254 || !addressSchema.safeParse(address).success) return null;
  const lower = address.toLowerCase();
  const at = lower.lastIndexOf("@");
  const domain = lower.slice(at + 1);
  const local = lower.slice(0, at);
  if (local.length > 64) return null;
  return { address, domain, key: keyOf(local, domain) };
}

function keyOf(local: string, domain: string): string {
  if (!GOOGLE_DOMAINS.has(domain)) return `${local}@${domain}`;
  const [name = local] = local.split("+", 1);
  return `${name.replaceAll(".", "") || local}@gmail.com`;
}
