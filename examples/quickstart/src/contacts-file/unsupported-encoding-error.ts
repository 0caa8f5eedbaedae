import { ContactsFileError } from "./contacts-file-error.ts";

/** The bytes are neither UTF-8 nor UTF-16. Guessing would store wrong names, so the file is refused. */
export class UnsupportedEncodingError extends ContactsFileError {
  /** The line that shows it, from 1: the row number that a spreadsheet displays. */
  readonly line: number;
  /** The first bytes that do not fit, in hexadecimal, such as `E9 65`. */
  readonly bytes: string;

  constructor({
    line,
    bytes,
    found,
  }: {
    readonly line: number;
    readonly bytes: string;
    /** What is wrong, for the message: `is not UTF-8`. */
    readonly found: string;
  }) {
    super({
      code: "unsupported-encoding",
      message: `Line ${line} ${found} (bytes ${bytes}). Save the file as "CSV UTF-8" and import it again.`,
    });
    this.line = line;
    this.bytes = bytes;
  }
}
