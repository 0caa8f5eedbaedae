import { DatabaseError } from "../../model/errors/database-error.ts";

const codePattern = /^[A-Za-z0-9_.-]{1,60}$/;

/**
 * What is kept of an error of the host's: its code or the name of its class. Never its message, which
 * may tell of people.
 */
export function failureCode(error: unknown): string {
  if (typeof error !== "object" || error === null) return "not-an-error";
  // Of a statement that the database refused its own code says more.
  if (DatabaseError.isInstance(error)) return error.databaseCode;
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
  for (const candidate of [code, name]) {
    if (typeof candidate === "string" && codePattern.test(candidate)) return candidate;
  }
  return "unnamed-error";
}
