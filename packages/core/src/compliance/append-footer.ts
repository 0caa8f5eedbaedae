import type { MessageContent } from "../model/message-content.ts";

const OPT_OUT = "If you do not want to hear from me again, answer with “unsubscribe”.";

/**
 * Adds the identity of who writes and the way out that commercial mail must carry (CAN-SPAM,
 * 15 USC 7704(a)(5)). It becomes part of the content before anyone approves it.
 */
export function appendFooter(
  content: MessageContent,
  { senderName, postalAddress }: { readonly senderName: string; readonly postalAddress: string },
): MessageContent {
  const address = postalAddress
    .split(/\r?\n/)
    .map((part) => part.trim())
    .filter(Boolean)
    .join(", ");
  const lines = [`${senderName}, ${address}`, OPT_OUT];
  const footer =
    content.format === "html"
      ? `\n<hr>\n<p>${lines.map(escapeHtml).join("<br>")}</p>`
      : `\n\n-- \n${lines.join("\n")}`;
  return { ...content, body: content.body.trimEnd() + footer };
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
