import type { MessageKind } from "../../contracts/channel.ts";
import { appendFooter } from "../../compliance/append-footer.ts";
import type { MessageContent } from "../../model/message-content.ts";
import type { WritingFacts } from "./read-writing-facts.ts";

/**
 * The words with the footer that e-mail must carry, whoever wrote or changed them. It names who sends
 * this kind, whatever step the contact is at while it is written.
 */
export function withFooter(
  content: MessageContent,
  { facts, senders }: Pick<WritingFacts, "facts" | "senders">,
  kind: MessageKind,
): MessageContent {
  const { postalAddress } = facts.tenant.settings;
  const sender = senders.get(facts.enrollment.senders[kind.kind] ?? "") ?? facts.sender;
  if (kind.addressType !== "email" || !sender || !postalAddress) return content;
  return appendFooter(content, { senderName: sender.name, postalAddress });
}
