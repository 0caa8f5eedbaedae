import { type FairnessCase, fairnessCases } from "./test-support/fairness-cases.ts";
import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { expect, test } from "vitest";
import { createVirtualClock } from "../time/create-virtual-clock.ts";
import { countBatches } from "./test-support/run-fairness.ts";

const count = async (options: FairnessCase) => {
  const clock = createVirtualClock({ start: "2026-03-02T08:00:00Z" });
  const store = createSqliteStore({ path: ":memory:", now: clock.now });
  const batches = await countBatches({
    ...options,
    store,
    clock,
    database: {
      query: (sql) => store.hostTransaction(({ execute }) => execute(sql, [])),
      table: (name) => `outreach_${name}`,
      series: (rows) =>
        `(with recursive s (n) as (select 1 union all select n + 1 from s where n < ${rows}) select n from s) as series`,
      numberedId: (prefix) => `'${prefix}' || printf('%012d', series.n)`,
      id: (id) => `'${id}'`,
      document: (field, value) => `json_object('${field}', ${value})`,
    },
  });
  await store.close();
  return batches;
};

test.each(fairnessCases)(
  "S38: ten due rows leave within $bound batches beside $backlog of $senders senders that are $state",
  async ({ bound, ...options }) => {
    expect(await count(options)).toBeLessThanOrEqual(bound);
  },
);
