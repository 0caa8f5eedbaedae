import type { MessageContent } from "../model/message-content.ts";

const OPT_OUT = "If you do not want to hear from me again, answer with “unsubscribe”.";

/**
 * Adds the identity of who writes and the way out that commercial mail must carry (CAN-SPAM,
 * 15 USC 7704(a)(5)). It becomes part of the content before anyone approves it; an edit that cut it
 * off gets it back, and one that kept it stays as it is.
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
  if (
    lines.every((line) =>
      content.body.includes(content.format === "html" ? escapeHtml(line) : line),
    )
  ) {
    return content;
  }
  const footer =
    content.format === "html"
      ? `\n<hr>\n<p>${lines.map(escapeHtml).join("<br>")}</p>`
      : `\n\n-- \n${lines.join("\n")}`;
  return { ...content, body: content.body.trimEnd() + footer };
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
