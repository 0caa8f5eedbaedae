import type { SendMember, SendRequest } from "@outreachkit/core/plugin";
import { convert } from "html-to-text";
import MailComposer from "nodemailer/lib/mail-composer";
import { hashKey } from "./hash-key.ts";
import { hashPayload } from "./hash-payload.ts";
import { headerNames } from "./header-names.ts";

/** The mail as bytes, the same for the same request: no chance, no clock. */
export async function composeMessage(request: SendRequest, member: SendMember): Promise<Buffer> {
  const { envelope, content, deliveryId } = member;
  const composer = new MailComposer({
    from: mailbox(envelope.from),
    to: mailbox(envelope.to),
    replyTo: envelope.replyTo === undefined ? undefined : { name: "", address: envelope.replyTo },
    subject: envelope.subject,
    messageId: envelope.messageId,
    inReplyTo: envelope.inReplyTo,
    references: envelope.references === undefined ? undefined : [...envelope.references],
    date: new Date(envelope.date),
    headers: {
      [headerNames.delivery]: deliveryId,
      [headerNames.request]: request.requestKey,
      [headerNames.payload]: hashPayload(request, member),
      ...(envelope.listUnsubscribe !== undefined && {
        "List-Unsubscribe": envelope.listUnsubscribe,
      }),
    },
    ...(content.format === "html"
      ? { html: content.body, text: toText(content.body) }
      : { text: content.body }),
    // One encoding for every text keeps it as it is; the composer would choose by its letters.
    encoding: "quoted-printable",
    // "=_" cannot stand in quoted-printable (RFC 2045 section 6.7), so no text looks like a boundary.
    boundaryPrefix: "=_outreachkit",
    baseBoundary: hashKey(request, member).slice(0, 32),
    newline: "win",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

function mailbox({ name = "", address }: { readonly name?: string; readonly address: string }) {
  return { name, address };
}

function toText(html: string): string {
  return convert(html, {
    wordwrap: false,
    // Bounds for markup that is deep or wide on purpose; words beyond them stand in the HTML part.
    limits: { maxDepth: 200, maxChildNodes: 20_000 },
    selectors: [{ selector: "img", format: "skip" }],
  });
}
