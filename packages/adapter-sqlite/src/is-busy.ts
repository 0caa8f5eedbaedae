const busy = 5;

/**
 * Whether another connection has the database. The lower byte of SQLite's number is the error, the
 * rest its variety; better-sqlite3 gives its name instead.
 */
export const isBusy = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const { code, errcode } = error as { readonly code?: unknown; readonly errcode?: unknown };
  if (typeof errcode === "number") return errcode % 256 === busy;
  return typeof code === "string" && code.startsWith("SQLITE_BUSY");
};
