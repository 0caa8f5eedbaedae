/** A contacts file as a whole cannot be read. Nothing of it was imported. A bad row never throws. */
export class ContactsFileError extends Error {
  readonly code: ContactsFileErrorCode;

  constructor({
    code,
    message,
  }: {
    readonly code: ContactsFileErrorCode;
    readonly message: string;
  }) {
    super(message);
    this.name = new.target.name;
    this.code = code;
  }
}

export type ContactsFileErrorCode =
  | "empty-file"
  | "file-limit-exceeded"
  | "missing-email-column"
  | "unsupported-encoding";
