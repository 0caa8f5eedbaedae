import { OutreachError } from "./outreach-error.ts";

/** The database's role may not do what is needed. */
export class MissingRightError extends OutreachError {
  /** What the database refused, in its words: `permission denied for table contact`. */
  readonly refused: string;

  constructor({ refused, remedy }: { readonly refused: string; readonly remedy: string }) {
    super({
      code: "missing-right",
      message: `The database refused: ${refused}. ${remedy}`,
    });
    this.refused = refused;
  }
}
