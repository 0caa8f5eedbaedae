import { ContactsFileError } from "./contacts-file-error.ts";

/** No column of the file holds an e-mail address, as far as its header says. */
export class MissingEmailColumnError extends ContactsFileError {
  /** The headers that were seen, cut to 50 of at most 60 characters. */
  readonly headers: readonly string[];
  readonly acceptedNames: readonly string[];

  constructor({
    headers,
    acceptedNames,
  }: {
    readonly headers: readonly string[];
    readonly acceptedNames: readonly string[];
  }) {
    const seen = headers.slice(0, 50).map((header) => header.slice(0, 60));
    const hint = seen.some((header) => header.includes("@"))
      ? "The first line seems to be a contact: put a line with column names above it."
      : "Rename the column that holds the address.";
    super({
      code: "missing-email-column",
      message:
        `The file has no e-mail column. Its headers are: ${seen.map((header) => `"${header}"`).join(", ")}. ` +
        `${hint} Accepted, whatever the case, spaces, dashes and underscores: ${acceptedNames.join(", ")}.`,
    });
    this.headers = seen;
    this.acceptedNames = acceptedNames;
  }
}
