import { ContactsFileError } from "./contacts-file-error.ts";
import type { ContactsFileLimits } from "./contacts-file-limits.ts";

/** The file as a whole is beyond a limit. It is refused before any row is read. */
export class FileLimitError extends ContactsFileError {
  readonly limit: keyof ContactsFileLimits;
  readonly maximum: number;
  readonly found: number;

  constructor({
    limit,
    maximum,
    found,
    unit,
  }: {
    readonly limit: keyof ContactsFileLimits;
    readonly maximum: number;
    readonly found: number;
    readonly unit: "bytes" | "columns" | "rows";
  }) {
    super({
      code: "file-limit-exceeded",
      message: `The file has ${found} ${unit}, more than ${maximum}. Split it, or raise the limit "${limit}".`,
    });
    this.limit = limit;
    this.maximum = maximum;
    this.found = found;
  }
}
