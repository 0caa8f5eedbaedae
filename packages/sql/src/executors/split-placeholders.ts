/** A statement's text around its placeholders, and which parameter stands at each of them. */
export interface SplitStatement {
  /** One more than there are placeholders. */
  readonly texts: readonly string[];
  /** By placeholder: the position of its parameter, from 0. */
  readonly positions: readonly number[];
}

/** Quoted names and texts are passed over: a schema may be named `a$1`. */
const pieces = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\$(\d+)|\?/g;

/**
 * Takes a statement of ours apart at `$1`, `$2` (PostgreSQL, where a placeholder may repeat) or at
 * `?` (SQLite), for libraries with placeholders of their own.
 */
export const splitPlaceholders = (sql: string, mark: "$" | "?"): SplitStatement => {
  const texts: string[] = [];
  const positions: number[] = [];
  let start = 0;
  for (const match of sql.matchAll(pieces)) {
    const [piece, number] = match;
    const isPlaceholder = mark === "$" ? number !== undefined : piece === "?";
    if (!isPlaceholder) continue;
    texts.push(sql.slice(start, match.index));
    positions.push(number === undefined ? positions.length : Number(number) - 1);
    start = match.index + piece.length;
  }
  texts.push(sql.slice(start));
  return { texts, positions };
};
