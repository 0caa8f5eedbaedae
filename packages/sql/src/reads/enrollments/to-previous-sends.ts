import type { Envelope, PreviousSend } from "@outreachkit/core/plugin";
import { readInteger } from "../../rows/read-integer.ts";
import { readJson } from "../../rows/read-json.ts";
import type { Database } from "../../schema/database.ts";
import type { sentColumns } from "./sent-columns.ts";

type SentRow = Pick<Database["delivery"], (typeof sentColumns)[number]>;

/** Of the JSON array of sent deliveries: what went out is in the frozen envelope. */
export const toPreviousSends = (rows: unknown): readonly PreviousSend[] =>
  readJson<readonly SentRow[]>(rows).map((row) => {
    const envelope: Partial<Envelope> = row.envelope === null ? {} : JSON.parse(row.envelope);
    return {
      messageId: row.message_id_header,
      subject: envelope.subject ?? null,
      startsThread: envelope.inReplyTo === undefined,
      kind: row.kind,
      senderId: row.sender_id,
      bounced: row.receipt === "bounced",
      sentAt: readInteger(row.sent_at ?? 0),
    };
  });
