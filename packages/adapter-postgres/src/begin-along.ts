import type { PostgresClient, PostgresPoolClient } from "./postgres-pool.ts";

/** Our statements quote the table they write; `for update` is followed by no quote. */
const writes = /\b(?:insert\s+into|delete\s+from|merge\s+into|update\s+"|truncate)/i;

/**
 * The client of a transaction whose `begin` was sent and not yet answered: where the client pipelines, the
 * first statement goes along with it, which spares a round trip to the server. Only one that reads, as a
 * `begin` that failed would have left a write behind, outside of any transaction. Every later statement
 * waits for `begun`.
 */
export const beginAlong = (
  client: Pick<PostgresPoolClient, "query" | "pipeline">,
  begun: Promise<unknown>,
): PostgresClient => {
  let isFirst = client.pipeline === true;
  return {
    query: async (query) => {
      const goesAlong = isFirst && !writes.test(query.text);
      isFirst = false;
      if (!goesAlong) await begun;
      const answer = client.query(query);
      const [result] = await Promise.all([answer, begun]);
      return result;
    },
  };
};
