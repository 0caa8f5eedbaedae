import { InvalidInputError } from "@outreachkit/core/plugin";

/** A prefix becomes part of names that SQLite's messages and patterns repeat: a plain word. */
export const requirePrefix = (prefix: string): void => {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(prefix) && !/^sqlite_/i.test(prefix)) return;
  const message = `${JSON.stringify(prefix)} is not letters, digits and underscores, or is SQLite's own; put one such as "outreach_".`;
  throw new InvalidInputError({
    subject: "createSqliteStore",
    problems: [{ path: "prefix", code: "prefix", message }],
  });
};
