import type { MessageRecord } from "../contracts/store/records/message-record.ts";
import { UnapprovableError } from "../model/errors/unapprovable-error.ts";

/** Errors a person may overrule; any other means that the words themselves cannot go. */
const OVERRULED = new Set(["banned-phrase"]);

/** Throws for a message that nobody may approve before it is edited: a hole, a header, a limit. */
export function requireSendable(message: MessageRecord): void {
  const codes = (message.checks?.findings ?? [])
    .filter(({ severity, code }) => severity === "error" && !OVERRULED.has(code))
    .map(({ code }) => code);
  if (codes.length > 0)
    throw new UnapprovableError({ messageId: message.id, codes: [...new Set(codes)] });
}
