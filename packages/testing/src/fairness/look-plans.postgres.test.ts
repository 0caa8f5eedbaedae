import { createPostgresStore } from "@outreachkit/adapter-postgres";
import type { StoreSession } from "@outreachkit/core/plugin";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";

const schema = "look_plans";
const pool = new pg.Pool({ connectionString: inject("postgresUrl") });
const now = 1_000_000;
const store = createPostgresStore({ pool, schema, now: () => now });
const numberedId = (prefix: string) => `('${prefix}' || lpad(n::text, 12, '0'))::uuid`;
const tenantId = "a0000000-0000-7000-8000-000000000001";
const senderId = "b0000000-0000-7000-8000-000000000001";
const campaignId = "c0000000-0000-7000-8000-000000000001";

/** Tenants with a queue each, every second of which is ready, and the statistics of that. */
const fillHeads = async (from: number, to: number) => {
  const series = `from generate_series(${from}, ${to}) as n`;
  const tenant = numberedId("a0000000-0000-7000-8000-");
  const sender = numberedId("b0000000-0000-7000-8000-");
  const { rows } = await pool.query<{ column_name: string; data_type: string }>(
    `select column_name, data_type from information_schema.columns
     where table_schema = '${schema}' and table_name = 'tenant' order by ordinal_position`,
  );
  const values: Readonly<Record<string, string>> = {
    id: tenant,
    state: "'active'",
    uuid: tenant,
    text: "'t' || n",
    jsonb: "'{}'",
    bigint: "1",
    integer: "1",
  };
  const selected = rows.map(
    ({ column_name, data_type }) => values[column_name] ?? values[data_type],
  );
  await pool.query(
    `insert into ${schema}.tenant (${rows.map(({ column_name }) => column_name).join(", ")})
     select ${selected.join(", ")} ${series}`,
  );
  await pool.query(
    `insert into ${schema}.queue_head
       (tenant_id, sender_id, next_due_at, gap_until, next_free_at, ready_at, band, turn, version)
     select ${tenant}, ${sender}, due, 0, 0, due, 0, 0, 1
     from (select n, case when n % 2 = 0 then n else ${now * 10} + n end as due ${series}) s`,
  );
  await pool.query(`vacuum analyze ${schema}.queue_head; `);
  await pool.query(`vacuum analyze ${schema}.tenant`);
};

/** Pages that the statements of `work` touch, and the rows they read of a table, by their plans. */
const measure = async (work: (session: StoreSession) => Promise<unknown>, table: string) => {
  let pages = 0;
  let rows = 0;
  await store.read(work, {
    transaction: {
      execute: async (text, parameters) => {
        const values = [...parameters];
        const explain = `explain (analyze, buffers, timing off, format json) ${text}`;
        // Twice: the first reads what planning needs.
        await pool.query(explain, values);
        const answer = await pool.query(explain, values);
        const visit = (step: Step): void => {
          if (step["Relation Name"] === table)
            rows +=
              (step["Actual Rows"] + (step["Rows Removed by Filter"] ?? 0)) * step["Actual Loops"];
          for (const below of step.Plans ?? []) visit(below);
        };
        const { Plan } = answer.rows[0]["QUERY PLAN"][0] as { readonly Plan: Step };
        pages += Plan["Shared Hit Blocks"] + Plan["Shared Read Blocks"];
        visit(Plan);
        return (await pool.query(text, values)).rows;
      },
    },
  });
  return { pages, rows };
};

interface Step {
  readonly "Relation Name"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly "Shared Hit Blocks": number;
  readonly "Shared Read Blocks": number;
  readonly Plans?: readonly Step[];
}

const looks = {
  "the look": ({ queue }: StoreSession) => queue.readReadyHeads({ now, limit: 100, offset: 0 }),
  "the agenda": ({ queue }: StoreSession) => queue.readAgenda({ now }),
  "when there is work next": ({ queue }: StoreSession) => queue.nextDueAt({ now }),
} as const;

beforeAll(async () => {
  await pool.query(`drop schema if exists ${schema} cascade`);
  await store.migrate();
}, 120_000);
afterAll(async () => {
  await pool.query(`drop schema if exists ${schema} cascade`);
  await pool.end();
});

describe("S38: 100,000 tenants do not slow a look", () => {
  test("it touches as many rows and pages as beside 1,000", async () => {
    await fillHeads(1, 1_000);
    const few = new Map<string, Awaited<ReturnType<typeof measure>>>();
    for (const [name, look] of Object.entries(looks))
      few.set(name, await measure(look, "queue_head"));
    await fillHeads(1_001, 100_000);
    for (const [name, look] of Object.entries(looks)) {
      const many = await measure(look, "queue_head");
      const before = few.get(name)!;
      expect({ name, rows: many.rows }).toEqual({ name, rows: before.rows });
      // What is given, and once more the share of the band that the rest is taken behind.
      expect(many.rows).toBeLessThanOrEqual(125);
      // One level more of each index that a row is found by.
      expect(many.pages).toBeLessThanOrEqual(before.pages * 2 + 10);
    }
  });
});

describe("S38: parked rows are off the due index", () => {
  const insert = (count: number, prefix: string, due: string) =>
    pool.query(
      `insert into ${schema}.enrollment
         (tenant_id, id, campaign_id, version_id, contact_id, round, sender_id, senders, fallbacks,
          variants, state, step_key, due_at, lane, reason, signal, anchor_at, enrolled_at, version)
       select '${tenantId}', ${numberedId(prefix)}, '${campaignId}', '${campaignId}',
         ${numberedId(prefix)}, 1, '${senderId}', '{}', '{}', '{}', 'waiting', 'hook', ${due}, 0, 'awaiting-approval',
         0, 0, 0, 1
       from generate_series(1, ${count}) as n`,
    );
  const indexSize = async () => {
    const { rows } = await pool.query<{ size: string }>(
      `select pg_relation_size('${schema}.enrollment_due') as size`,
    );
    return Number(rows[0]!.size);
  };
  const read = ({ queue }: StoreSession) =>
    queue.readCandidates({ now, heads: [{ tenantId, senderId, limit: 50 }] });

  test("what waits for a person makes neither the index larger nor the look longer", async () => {
    await pool.query(
      `insert into ${schema}.campaign select (jsonb_populate_record(null::${schema}.campaign,
         jsonb_build_object('tenant_id', '${tenantId}', 'id', '${campaignId}', 'key', 'k', 'name',
         'k', 'state', 'running', 'enrollment', 'open', 'version_id', '${campaignId}',
         'version_number', 1, 'priority',
         'normal', 'step_order', 'follow-ups-first', 'version', 1, 'created_at', 0))).*`,
    );
    await pool.query(
      `insert into ${schema}.queue_stream (tenant_id, sender_id, campaign_id)
       values ('${tenantId}', '${senderId}', '${campaignId}')`,
    );
    await insert(1_000, "d0000000-0000-7000-8000-", "n");
    await pool.query(`vacuum analyze ${schema}.enrollment`);
    const before = { size: await indexSize(), ...(await measure(read, "enrollment")) };
    expect(before.rows).toBe(50);
    await insert(50_000, "e0000000-0000-7000-8000-", "null");
    await pool.query(`vacuum analyze ${schema}.enrollment`);
    const after = { size: await indexSize(), ...(await measure(read, "enrollment")) };
    expect([after.size, after.rows]).toEqual([before.size, before.rows]);
    expect(after.pages).toBeLessThanOrEqual(before.pages + 10);
  });
});
