import { OutreachError } from "./outreach-error.ts";

/**
 * The database cannot be reached, or did not answer in time. Back off and try again: every call of
 * the library may be repeated. The driver's own error is not attached, because it may hold values of
 * the statement.
 */
export class DatabaseUnavailableError extends OutreachError {
  /** The system's or the database's code, such as `ECONNREFUSED`, `57P01`, `timeout`. */
  readonly reason: string;
  /** The connection was lost while committing: what was written may be there or not. */
  readonly mayHaveCommitted: boolean;

  constructor({
    reason,
    detail,
    mayHaveCommitted = false,
  }: {
    readonly reason: string;
    /** What happened, without a secret in it. */
    readonly detail: string;
    readonly mayHaveCommitted?: boolean;
  }) {
    const outcome = mayHaveCommitted
      ? "The transaction may have been committed: read before you rely on either."
      : "Nothing of this transaction was kept.";
    super({
      code: "database-unavailable",
      message: `The database is not available (${reason}): ${detail} ${outcome} Try again when it is back.`,
    });
    this.reason = reason;
    this.mayHaveCommitted = mayHaveCommitted;
  }
}
