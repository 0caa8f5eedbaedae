import type { StoreSession } from "@outreachkit/core/plugin";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createLog, type Log, tenantId } from "./test-support/create-log.ts";
import { type PlanStep, stepsOfPlan } from "./test-support/plan-step.ts";

const EVENTS = 20_000;
let log: Log;

/** A long log of ten tenants and a few deliveries among many that need a person; with statistics. */
beforeAll(async () => {
  log = await createLog({ url: inject("postgresUrl"), schema: "event_plans" });
  await log.pool.query(`
    insert into event_plans.event (tenant_id, id, type, entity, entity_id, version, at, actor, data)
    select case when n % 10 = 0 then '${tenantId}'::uuid else gen_random_uuid() end,
      gen_random_uuid(), 'contact-updated', 'contact', gen_random_uuid(), 1, n, '{}', '{}'
    from generate_series(1, ${EVENTS}) n`);
  await log.pool.query(`
    insert into event_plans.delivery (tenant_id, id, message_id, enrollment_id, campaign_id, contact_id,
      sender_id, step_key, kind, slot, state, request_position, fence, attempts, capacity, version)
    select '${tenantId}', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
      gen_random_uuid(), gen_random_uuid(), 'hook', 'email', 0,
      case when n % 1000 = 0 then 'needs-review' else 'sent' end, 0, 1, 1, '[]', 1
    from generate_series(1, ${EVENTS}) n`);
  await log.store.transaction(({ subscribers }) =>
    subscribers.insertIfAbsent({ name: "timeline", from: "start", createdAt: 0 }),
  );
  await log.pool.query("analyze");
});
afterAll(() => log.close());

/** How the statements of `work` touched a table, as they ran with what the test binds. */
const readsOf = async (table: string, work: (session: StoreSession) => Promise<unknown>) => {
  const steps: PlanStep[] = [];
  await log.store.read(work, {
    transaction: {
      execute: async (text, parameters) => {
        const values = [...parameters];
        const { rows } = await log.pool.query(`explain (analyze, format json) ${text}`, values);
        steps.push(...stepsOfPlan(rows));
        return (await log.pool.query(text, values)).rows;
      },
    },
  });
  return steps.filter((step) => step["Relation Name"] === table);
};

const place = async (after: number): Promise<string> => {
  const { rows } = await log.pool.query(
    "select transaction_id::text || '-' || position as cursor from event_plans.event order by position offset $1 limit 1",
    [after],
  );
  return rows[0].cursor;
};

test.each([0, EVENTS / 2, EVENTS - 500])(
  "a page of the log behind %i events reads itself and nothing else",
  async (offset) => {
    const after = await place(offset);
    for (const scope of [{}, { tenantId }]) {
      const reads = await readsOf("event", (session) =>
        session.events.readSettled({ ...scope, after, limit: 50 }),
      );
      expect(reads).toHaveLength(1);
      expect(reads[0]).toMatchObject({
        "Node Type": "Index Scan",
        "Index Name": "tenantId" in scope ? "event_pkey" : "event_log",
      });
      expect(reads[0]!["Actual Rows"]).toBeLessThanOrEqual(50);
      expect(reads[0]!["Rows Removed by Filter"] ?? 0).toBe(0);
    }
  },
);

test.each([0, EVENTS - 1])(
  "an idle look at a subscriber behind %i events touches at most one",
  async (offset) => {
    const cursor = await place(offset);
    await log.store.transaction(async ({ subscribers }) => {
      const row = await subscribers.lock("timeline");
      await subscribers.save({ ...row!, cursor });
    });
    const reads = await readsOf("event", (session) =>
      session.subscribers.findDue({ names: ["timeline"], now: 0 }),
    );
    for (const step of reads) {
      expect(step["Node Type"]).toMatch(/^Index/);
      expect(step["Actual Rows"] * step["Actual Loops"]).toBeLessThanOrEqual(1);
    }
  },
);

test("what needs a person is found among a tenant's deliveries without reading the others", async () => {
  for (const states of [["needs-review"], ["failed", "unknown", "needs-review"]] as const) {
    const reads = await readsOf("delivery", (session) =>
      session.messages.listDeliveries({ tenantId, states, afterId: null, limit: 51 }),
    );
    const touched = reads.map(
      (step) => step["Actual Rows"] + (step["Rows Removed by Filter"] ?? 0),
    );
    expect(Math.max(...touched)).toBeLessThanOrEqual(EVENTS / 1000);
  }
});

test("a delivery on its way to sent changes no index for the sake of those that need a person", async () => {
  const client = await log.pool.connect();
  try {
    await client.query("truncate event_plans.delivery");
    await client.query(`
      insert into event_plans.delivery (tenant_id, id, message_id, enrollment_id, campaign_id, contact_id,
        sender_id, step_key, kind, slot, state, request_position, fence, attempts, capacity, version)
      select '${tenantId}', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
        gen_random_uuid(), gen_random_uuid(), 'hook', 'email', 0, 'claimed', 0, 1, 1, '[]', 1`);
    await client.query("begin");
    await client.query("update event_plans.delivery set state = 'sent', version = 2");
    // What this transaction has counted so far, which no version of the server puts off.
    const { rows } = await client.query(
      "select n_tup_upd::integer as updated, n_tup_hot_upd::integer as hot from pg_stat_xact_user_tables where schemaname = 'event_plans' and relname = 'delivery'",
    );
    await client.query("commit");
    expect(rows).toEqual([{ updated: 1, hot: 1 }]);
  } finally {
    client.release();
  }
});
