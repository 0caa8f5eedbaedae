import type { MessageKind } from "../../contracts/channel.ts";
import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import { appendFooter } from "../../compliance/append-footer.ts";
import type { MessageContent } from "../../model/message-content.ts";

/** The words with the footer that e-mail must carry, whoever wrote or changed them. */
export function withFooter(
  content: MessageContent,
  { sender, tenant }: Pick<EnrollmentFacts, "sender" | "tenant">,
  kind: MessageKind,
): MessageContent {
  const { postalAddress } = tenant.settings;
  if (kind.addressType !== "email" || !sender || !postalAddress) return content;
  return appendFooter(content, { senderName: sender.name, postalAddress });
}
