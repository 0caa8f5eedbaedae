/** Classes and codes of PostgreSQL that pass: connections, resources, shutdown, a standby that was promoted. */
const serverCodes = /^(08...|53...|57P0[1-5]|58030|25006)$/;

const networkCodes = new Set([
  "EAI_AGAIN",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTDOWN",
  "EHOSTUNREACH",
  "ENETDOWN",
  "ENETRESET",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
]);

/** What `pg` and its pool say without a code. */
const clientMessages =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|timeout expired|Query read timeout)/;

/** True when the server cannot be reached or refuses work for now; see `Store.isUnavailable`. */
export const isUnavailable = (error: unknown): boolean => {
  // A name with several addresses fails with one error for each.
  if (error instanceof AggregateError && error.errors.length > 0)
    return error.errors.every(isUnavailable);
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return (
    networkCodes.has(code) ||
    serverCodes.test(code) ||
    (code === "" && error.name === "Error" && clientMessages.test(error.message))
  );
};
