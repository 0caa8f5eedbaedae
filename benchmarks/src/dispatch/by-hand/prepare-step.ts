import { createHash } from "node:crypto";
import { v7 } from "uuid";
import type { DueRow } from "./due-row.ts";

/** A step that is about to be sent: the row, and what the claim writes beside it. */
export interface PreparedStep {
  readonly row: DueRow;
  readonly deliveryId: string;
  readonly requestKey: string;
  readonly envelope: string;
  readonly payloadHash: string;
  readonly messageIdHeader: string;
  readonly scope: string;
}

/** The same envelope, header and hash as the engine freezes. */
export function prepareStep(row: DueRow, now: number): PreparedStep {
  const deliveryId = v7();
  const { sender_address: address } = row;
  const messageIdHeader = `<${deliveryId}@${address.slice(address.lastIndexOf("@") + 1)}>`;
  const content = (typeof row.content === "string" ? JSON.parse(row.content) : row.content) as {
    readonly subject: string;
  };
  const envelope = JSON.stringify({
    from: { name: row.sender_name, address },
    to: { name: `${row.first_name} ${row.last_name}`, address: row.email },
    date: new Date(now).toISOString(),
    subject: content.subject,
    messageId: messageIdHeader,
    listUnsubscribe: `<mailto:${address}?subject=unsubscribe>`,
  });
  return {
    row,
    deliveryId,
    requestKey: v7(),
    envelope,
    payloadHash: createHash("sha256").update(`${row.content_hash}\n${envelope}`).digest("hex"),
    messageIdHeader,
    scope: `sender:${row.sender_id}`,
  };
}
