import { createHash } from "node:crypto";

/**
 * The name under which a statement is prepared: a hash of its text, so that stores that share a
 * pool share its statements and never mean two texts by one name.
 */
export const createStatementNames = () => {
  const names = new Map<string, string>();
  return (sql: string): string => {
    let name = names.get(sql);
    if (name === undefined) {
      name = `outreach_${createHash("sha256").update(sql).digest("hex").slice(0, 40)}`;
      names.set(sql, name);
    }
    return name;
  };
};
