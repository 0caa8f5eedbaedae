import {
  DatabaseError,
  DatabaseUnavailableError,
  MissingRightError,
  OutreachError,
} from "@outreachkit/core/plugin";
import { isBusy } from "./is-busy.ts";

const permission = 3;
const readOnly = 8;
const inputOutput = 10;
const cannotOpen = 14;

/** better-sqlite3 gives names, node:sqlite numbers; the varieties of one begin alike. */
const numbers: Readonly<Record<string, number>> = {
  SQLITE_PERM: permission,
  SQLITE_READONLY: readOnly,
  SQLITE_IOERR: inputOutput,
  SQLITE_CANTOPEN: cannotOpen,
};

/** An error of SQLite as one of the library's, where a caller can do something about it. */
export const translateSqliteError = (error: unknown): unknown => {
  if (OutreachError.isInstance(error) || !(error instanceof Error)) return error;
  if (isBusy(error)) {
    const detail = "Another connection kept it locked; keep transactions short.";
    return new DatabaseUnavailableError({ reason: "SQLITE_BUSY", detail });
  }
  const number = numberOf(error);
  if (number === permission || number === readOnly) {
    const remedy =
      "The process needs to write the file and its folder, where SQLite keeps the journal.";
    return new MissingRightError({ refused: error.message, remedy });
  }
  if (number === cannotOpen || number === inputOutput) {
    return new DatabaseError({
      databaseCode: number === cannotOpen ? "SQLITE_CANTOPEN" : "SQLITE_IOERR",
      detail: `${error.message}; check that the folder exists and the disk is well.`,
    });
  }
  return error;
};

const numberOf = (error: Error): number | undefined => {
  const { code, errcode } = error as { readonly code?: unknown; readonly errcode?: unknown };
  if (typeof errcode === "number") return errcode % 256;
  const name = Object.keys(numbers).find((each) => String(code).startsWith(each));
  return name === undefined ? undefined : numbers[name];
};
