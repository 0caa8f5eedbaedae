/** The domain that a sender's messages go out from; null where its address has none. */
export function sendingDomainOf(address: string): string | null {
  const at = address.lastIndexOf("@");
  return at === -1 ? null : address.slice(at + 1).toLowerCase();
}
