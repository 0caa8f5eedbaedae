import type { CombinedWrites } from "./combined-writes.ts";

/** Where a statement costs no round trip. */
export const runOneByOne: CombinedWrites = async ({ connection, compile, parts }) => {
  const counts: number[] = [];
  for (const part of parts) {
    const { sql, bind } = compile(part.statement);
    const changed = await connection.execute(sql, bind(part.parameters));
    counts.push(changed.length);
  }
  return counts;
};
