import type { ContactInput } from "../contacts-file/contact-input.ts";
import type { ImportNote } from "./imported-row.ts";

/** A row that could be read, on its way into the library. */
export interface RowCandidate {
  readonly rowNumber: number;
  readonly line: number;
  readonly contact: ContactInput;
  readonly notes: readonly ImportNote[];
}
