import { OutreachError } from "./outreach-error.ts";

/** The words of a message have a hole or cannot be sent. Nobody may approve them before an edit. */
export class UnapprovableError extends OutreachError {
  readonly messageId: string;
  readonly codes: readonly string[];

  constructor({
    messageId,
    codes,
  }: {
    readonly messageId: string;
    readonly codes: readonly string[];
  }) {
    super({
      code: "unapprovable",
      message: `Message ${messageId} cannot be approved as it is (${codes.join(", ")}); edit it first.`,
    });
    this.messageId = messageId;
    this.codes = codes;
  }
}
