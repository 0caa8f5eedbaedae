import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import PostalMime, { type Address } from "postal-mime";
import { errorCode } from "./error-code.ts";
import { headerNames } from "./header-names.ts";

/** One message as its file says it; what the file does not have is undefined. */
export interface SentFile {
  /** The file's name in the folder. */
  readonly file: string;
  readonly deliveryId: string;
  readonly requestKey: string;
  readonly from: string | undefined;
  /** Every address that the mail names as a recipient: of ours, exactly one. */
  readonly to: readonly string[];
  readonly toName: string | undefined;
  readonly subject: string | undefined;
  readonly messageId: string | undefined;
  readonly inReplyTo: string | undefined;
  readonly references: readonly string[];
  /** The plain text, without the line break that ends a mail. */
  readonly text: string;
  readonly html: string | undefined;
}

/**
 * What the channel wrote into a folder, oldest delivery first: its own log, read back by a parser
 * that shares nothing with the composer. Other files are left out; no folder yet gives nothing.
 */
export async function readSentFiles(folder: string): Promise<readonly SentFile[]> {
  const sent: SentFile[] = [];
  for (const file of await listMessages(folder)) {
    const found = await readSentFile(folder, file);
    if (found) sent.push(found);
  }
  return sent;
}

async function listMessages(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => name.endsWith(".eml")).sort();
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}

async function readSentFile(folder: string, file: string): Promise<SentFile | null> {
  const mail = await PostalMime.parse(await readFile(join(folder, file)));
  const header = (name: string) =>
    mail.headers.find(({ key }) => key === name.toLowerCase())?.value;
  const deliveryId = header(headerNames.delivery);
  const requestKey = header(headerNames.request);
  if (deliveryId === undefined || requestKey === undefined) return null;
  const recipients = [mail.to, mail.cc, mail.bcc].flatMap((addresses) => addresses ?? []);
  return {
    file,
    deliveryId,
    requestKey,
    from: mail.from?.address,
    to: recipients.flatMap(addressesOf),
    toName: recipients[0]?.name || undefined,
    subject: mail.subject,
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo,
    references: mail.references?.split(/\s+/) ?? [],
    text: withoutLastBreak(mail.text ?? ""),
    html: mail.html === undefined ? undefined : withoutLastBreak(mail.html),
  };
}

function addressesOf(address: Address): readonly string[] {
  return address.group ? address.group.flatMap(addressesOf) : [address.address];
}

function withoutLastBreak(text: string): string {
  return text.replace(/\n$/, "");
}
