/** What an error of the database says, out of whatever library brought it. */
export interface Failure {
  /** An SQLSTATE, or a code of the system's such as `ECONNRESET`. */
  readonly code: string;
  readonly message: string;
  readonly table: string | undefined;
  readonly lost: boolean;
}

const lostConnections = new Set([
  "EAI_AGAIN",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTDOWN",
  "EHOSTUNREACH",
  "ENETDOWN",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
  // Prisma's own.
  "P1001",
  "P1002",
  "P1008",
  "P1017",
]);

/** pg gives no code for these. */
const lostMessages =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed)/;

const sqlState = /^[0-9A-Z]{5}$/;
const prismaCode = /^P\d{4}$/;

/**
 * The first error in a chain of causes that is the database's: Drizzle wraps it in `cause`, Prisma
 * in `meta`. Undefined when none is.
 */
export const readFailure = (error: unknown, depth = 0): Failure | undefined => {
  if (typeof error !== "object" || error === null || depth > 5) return undefined;
  const { code, originalCode, message, originalMessage, table, cause, meta, errors } =
    error as Readonly<Record<string, unknown>>;
  const text = textOf(originalMessage) ?? textOf(message) ?? "";
  for (const candidate of [originalCode, code]) {
    if (typeof candidate !== "string") continue;
    const details = { code: candidate, message: lastPart(text), table: textOf(table) };
    if (lostConnections.has(candidate)) return { ...details, lost: true };
    if (sqlState.test(candidate) && !prismaCode.test(candidate)) return { ...details, lost: false };
  }
  if (lostMessages.test(text)) {
    const timedOut = text.includes("timeout");
    return {
      code: timedOut ? "timeout" : "connection",
      message: text,
      table: undefined,
      lost: true,
    };
  }
  const inner = (meta as { readonly driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  // Node tries several addresses of a host and gives one error for all.
  const first = Array.isArray(errors) ? (errors[0] as unknown) : undefined;
  for (const next of [inner, cause, first]) {
    const found = readFailure(next, depth + 1);
    if (found) return found;
  }
  return undefined;
};

/** Knex puts the statement with its values in front. */
const lastPart = (message: string): string => message.split(" - ").at(-1)!;

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" ? value : undefined;
