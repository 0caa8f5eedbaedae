/** The name of a sender's daily bucket. */
export function senderScope(senderId: string): string {
  return `sender:${senderId}`;
}
