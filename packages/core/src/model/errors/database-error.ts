import { OutreachError } from "./outreach-error.ts";

/**
 * The database refused a statement for a reason that trying again does not mend. Values that a
 * statement bound are personal data, so neither the message nor a cause repeats what may hold them.
 */
export class DatabaseError extends OutreachError {
  /** The database's own code: an SQLSTATE such as `42P01`, or `SQLITE_FULL`. */
  readonly databaseCode: string;

  constructor({
    databaseCode,
    detail,
  }: {
    readonly databaseCode: string;
    /** What the database said, if it cannot hold a value. */
    readonly detail: string;
  }) {
    super({
      code: "database-error",
      message: `The database refused a statement (${databaseCode}): ${detail}`,
    });
    this.databaseCode = databaseCode;
  }
}
