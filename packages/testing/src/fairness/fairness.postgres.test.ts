import { createPostgresStore } from "@outreachkit/adapter-postgres";
import pg from "pg";
import { afterAll, expect, inject, test } from "vitest";
import { createVirtualClock } from "../time/create-virtual-clock.ts";
import { fairnessCases } from "./test-support/fairness-cases.ts";
import { countBatches } from "./test-support/run-fairness.ts";

const pool = new pg.Pool({ connectionString: inject("postgresUrl") });
afterAll(() => pool.end());

test.each(fairnessCases)(
  "S38: ten due rows leave within $bound batches beside $backlog of $senders senders that are $state, on PostgreSQL",
  async ({ bound, ...options }) => {
    const schema = `fairness_${options.senders}_${options.state}`;
    const clock = createVirtualClock({ start: "2026-03-02T08:00:00Z" });
    try {
      const batches = await countBatches({
        ...options,
        store: createPostgresStore({ pool, schema, now: clock.now }),
        clock,
        database: {
          query: async (sql) => (await pool.query<Record<string, unknown>>(sql)).rows,
          table: (name) => `${schema}.${name}`,
          series: (rows) => `generate_series(1, ${rows}) as series (n)`,
          numberedId: (prefix) => `('${prefix}' || lpad(series.n::text, 12, '0'))::uuid`,
          id: (id) => `'${id}'::uuid`,
          document: (field, value) => `jsonb_build_object('${field}', ${value})`,
        },
      });
      expect(batches).toBeLessThanOrEqual(bound);
    } finally {
      await pool.query(`drop schema if exists ${schema} cascade`);
    }
  },
);
