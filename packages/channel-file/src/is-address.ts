const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
const address = new RegExp(`^(${atom}(?:\\.${atom})*)@(${label}(?:\\.${label})*)$`);

/**
 * Whether the text is exactly one addr-spec (RFC 5322 section 3.4.1) of the plain form. A quoted
 * local part, an encoded word, a display name or a second address is none: one of them would reach
 * somebody else. Domains in other scripts are given in their ASCII form.
 */
export function isAddress(text: string): boolean {
  const local = address.exec(text)?.[1];
  return local !== undefined && local.length <= 64 && text.length <= 254 && !local.includes("=?");
}
