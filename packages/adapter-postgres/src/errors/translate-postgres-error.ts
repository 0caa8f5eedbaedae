import {
  DatabaseError,
  DatabaseUnavailableError,
  MissingRightError,
  OutreachError,
  WriteConflictError,
} from "@outreachkit/core/plugin";
import { type Failure, readFailure } from "./read-failure.ts";

/** Serialization failure, deadlock, lock not available: whoever decides again may get through. */
const conflicts = new Set(["40001", "40P01", "55P03"]);

/** Exact codes and whole classes that pass when the server is well again, with what they mean. */
const absences: Readonly<Record<string, string>> = {
  "08": "The connection failed.",
  "28": "It refuses the login; check user, password and pg_hba.conf.",
  "53": "It is out of a resource: connections, memory or disk.",
  "58": "It met an error of its operating system.",
  "3D000": "There is no such database.",
  "25006": "It takes no writes: a standby, or set read-only.",
  "25P03": "It ended a transaction that was idle for too long.",
  "57014": "A statement took longer than statement_timeout allows, or was cancelled.",
  "57P01": "It is shutting down.",
  "57P02": "It crashed and restarts.",
  "57P03": "It is starting up.",
  "57P05": "It ended an idle connection.",
};

/** Classes whose messages name objects and never a value that a statement bound. */
const harmless = new Set(["0A", "25", "42", "54", "55", "XX"]);

const hints: Readonly<Record<string, string>> = {
  "25P02": " A statement before this one failed: roll back, or to a savepoint before it.",
  "3F000": " Call outreach.migrate() first.",
  "42P01": " Call outreach.migrate() first.",
};

export interface TranslationOptions {
  readonly schema: string;
  /** The connection was lost during a commit. */
  readonly committing?: boolean;
}

/**
 * An error of PostgreSQL as one of the library's. Any other error stays what it is. The driver's own
 * error is not attached: its detail repeats rows, and wrappers repeat parameters.
 */
export const translatePostgresError = (
  error: unknown,
  { schema, committing = false }: TranslationOptions,
): unknown => {
  if (OutreachError.isInstance(error)) return error;
  const failure = readFailure(error);
  if (!failure) return error;
  const { code, message, table } = failure;
  if (code === "23505") {
    return new WriteConflictError({ part: table ?? "a unique key", asked: 1, took: 0 });
  }
  if (conflicts.has(code)) {
    return new WriteConflictError({ part: `rows in use (${code})`, asked: 1, took: 0 });
  }
  const absence = findAbsence(failure);
  if (absence !== undefined) {
    return new DatabaseUnavailableError({
      reason: code,
      detail: absence,
      mayHaveCommitted: committing,
    });
  }
  if (code === "42501") return missingRight(message, schema);
  const detail = harmless.has(code.slice(0, 2)) ? `${message}.` : "its message may hold values.";
  return new DatabaseError({ databaseCode: code, detail: `${detail}${hints[code] ?? ""}` });
};

const findAbsence = ({ code, lost }: Failure): string | undefined => {
  if (code === "timeout") return "It did not answer in time.";
  if (lost) return "The connection could not be made or was lost.";
  return absences[code] ?? absences[code.slice(0, 2)];
};

const missingRight = (refused: string, schema: string): MissingRightError => {
  const name = JSON.stringify(schema);
  return new MissingRightError({
    refused,
    remedy: `A role that works needs what exportPostgresGrants({ schema: ${name}, role }) grants. A role that migrates must own the schema, or be allowed to create it (grant create on database); else run the SQL of exportPostgresMigrations({ schema: ${name} }) as one that may.`,
  });
};
