import { OutreachError } from "./outreach-error.ts";

/** A decision named content that is no longer the message's. The whole batch changed nothing. */
export class StaleContentError extends OutreachError {
  readonly messageIds: readonly string[];

  constructor({ messageIds }: { readonly messageIds: readonly string[] }) {
    super({
      code: "stale-content",
      message: `${messageIds.length} of the messages changed after they were read (${messageIds.slice(0, 3).join(", ")}); nothing was decided. Read them again and decide on the new content hash.`,
    });
    this.messageIds = messageIds;
  }
}
