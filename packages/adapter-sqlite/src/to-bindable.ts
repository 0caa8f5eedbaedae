import type { SQLInputValue } from "node:sqlite";

/**
 * A host's value as SQLite takes it. The driver alone would bind every number as a real and a lone
 * date as a set of named parameters, which stores nothing.
 */
export const toBindable = (value: unknown): SQLInputValue => {
  if (value === undefined || value === null) return null;
  if (typeof value === "boolean") return value ? 1n : 0n;
  if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value === "string" || typeof value === "bigint") return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return value;
  throw new TypeError(
    `A parameter is ${Object.prototype.toString.call(value)}; SQLite takes strings, numbers, booleans, dates, bytes and null. Pass JSON.stringify(value) for a document.`,
  );
};
