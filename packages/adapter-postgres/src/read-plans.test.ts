import type { Store, StoreSession } from "@outreachkit/core/plugin";
import {
  fillStore,
  foldAll,
  sampleId,
  sampleRecords as sample,
} from "@outreachkit/sql/test-support";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createPostgresStore } from "./create-postgres-store.ts";
import { explainPrepared } from "./test-support/explain-prepared.ts";

const { tenantId, senderId, campaignId } = sample;
let pool: pg.Pool;
let store: Store;
const count = 3000;
const numbers = Array.from({ length: count }, (_, index) => 1000 + index);

/** Statistics of a campaign nobody is due in; then everybody is, and no statistics say so. */
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: inject("postgresUrl") });
  await pool.query("drop schema if exists read_plans cascade");
  store = createPostgresStore({ pool, schema: "read_plans", now: () => 0 });
  await store.migrate();
  await fillStore(store, {
    tenant: [sample.tenant()],
    sender: [sample.sender()],
    campaign: [sample.campaign()],
    contact: numbers.map((number) => sample.contact(number)),
    enrollment: numbers.map((number) => sample.enrollment(number, { dueAt: 1_000_000 + number })),
    hints: { insert: [{ tenantId, senderId, campaignId, dueAt: 0, free: false }] },
  });
  await foldAll(store);
  await pool.query("alter table read_plans.enrollment set (autovacuum_enabled = off)");
  await pool.query("analyze");
  await pool.query("update read_plans.enrollment set due_at = 1");
});
afterAll(async () => {
  await pool.query("drop schema read_plans cascade");
  await store.close();
  await pool.end();
});

/** As they ran; in a transaction of the store without scans of tables. */
const stepsOf = async (
  work: (session: StoreSession) => Promise<unknown>,
  { inTransaction = false } = {},
) => {
  const options = { analyze: true, seqscan: !inTransaction };
  const { statements, steps } = await explainPrepared({ pool, store }, work, options);
  const of = (table: string) => steps.filter((step) => step["Relation Name"] === table);
  return { statements, of };
};

test("candidates come out of the due index and no further than asked", async () => {
  const { statements, of } = await stepsOf(({ queue }) =>
    queue.readCandidates({ now: 100, heads: [{ tenantId, senderId, limit: 50 }] }),
  );
  expect(statements).toBe(1);
  const reads = of("enrollment");
  expect(reads.length).toBeGreaterThan(0);
  for (const step of reads) {
    expect(step).toMatchObject({ "Index Name": "enrollment_due" });
    expect(step["Node Type"]).toMatch(/^Index/);
    expect(step["Actual Rows"]).toBeLessThanOrEqual(50);
  }
});

test("ready heads come out of the ready index in one statement", async () => {
  const { statements } = await stepsOf(({ queue }) =>
    queue.readReadyHeads({ now: 100, limit: 100, offset: 0 }),
  );
  expect(statements).toBe(1);
});

test("the locks of a claim and the facts are one statement each and read by key alone", async () => {
  const key = { tenantId, id: sampleId(11_000) };
  const { statements, of } = await stepsOf(
    async ({ dispatch, enrollments }) => {
      await dispatch.lockForClaim({
        heads: [{ tenantId, senderId, version: 2 }],
        candidates: [{ tenantId, senderId, enrollmentId: key.id }],
      });
      await enrollments.readFacts([key]);
    },
    { inTransaction: true },
  );
  expect(statements).toBe(2);
  for (const step of [...of("enrollment"), ...of("contact")]) {
    expect(step["Node Type"]).toMatch(/^Index/);
    expect(step["Rows Removed by Filter"] ?? 0).toBeLessThan(2);
  }
});

test("what holds a campaign back is one pass over its enrollments, and look-ups by key", async () => {
  const { statements, of } = await stepsOf(
    ({ reports }) => reports.countLive({ tenantId, campaignId, now: 100 }),
    { inTransaction: true },
  );
  expect(statements).toBe(1);
  const [read, ...more] = of("enrollment");
  expect(more).toEqual([]);
  expect(read?.["Node Type"]).toMatch(/Index|Bitmap/);
  for (const step of [...of("message"), ...of("delivery"), ...of("queue_head")])
    expect(step["Node Type"]).toMatch(/Index|Bitmap/);
});

test("what is claimed in a queue is counted from the due index", async () => {
  const { of } = await stepsOf(
    ({ dispatch }) => dispatch.awaitClaims({ tenantId, senderIds: [senderId], now: 100 }),
    { inTransaction: true },
  );
  const reads = of("enrollment");
  expect(reads.length).toBeGreaterThan(0);
  for (const step of reads) expect(step["Node Type"]).toMatch(/Index|Bitmap/);
});

test("how far behind the workers are is read from indexes, whatever there is", async () => {
  await fillStore(store, {
    deliveries: {
      insert: numbers.map((number) =>
        sample.delivery(number, { state: number % 100 === 0 ? "failed" : "sent", leaseId: null }),
      ),
    },
  });
  await pool.query("analyze read_plans.delivery");
  const { statements, of } = await stepsOf(({ queue }) =>
    queue.readBacklog({ now: 100, worker: "w" }),
  );
  expect(statements).toBe(1);
  const reads = of("delivery");
  expect(reads.length).toBeGreaterThan(0);
  for (const step of reads) {
    expect(step["Node Type"]).toMatch(/Index|Bitmap/);
    expect(step["Actual Rows"]).toBeLessThanOrEqual(30);
  }
});

test("what is to be recovered is found with its requests by indexes alone, whatever was sent", async () => {
  const uncertain = { state: "unknown", leaseId: null, uncertainSince: 1, retryAt: 1 } as const;
  const call = { requestKey: "of-three.3", stepKey: "proof" };
  await fillStore(store, {
    deliveries: {
      insert: [
        sample.delivery(20_001, { ...uncertain, ...call, requestPosition: 1 }),
        sample.delivery(20_002, { ...call, requestPosition: 2, state: "sent", leaseId: null }),
        sample.delivery(20_003, { ...uncertain, ...call, requestPosition: 3 }),
        sample.delivery(20_004, { ...uncertain, requestKey: "alone", stepKey: "proof" }),
      ],
    },
  });
  await pool.query("analyze read_plans.delivery");
  const { of } = await stepsOf(async ({ dispatch }) => {
    const found = await dispatch.findRecoverable({ now: 100, limit: 10 });
    expect(found.map(({ requestKey, requestPosition }) => [requestKey, requestPosition])).toEqual([
      ["alone", 0],
      ["of-three.3", 1],
      ["of-three.3", 2],
      ["of-three.3", 3],
    ]);
  });
  const reads = of("delivery");
  expect(reads.length).toBe(3);
  for (const step of reads) {
    expect(step["Node Type"]).toMatch(/Index|Bitmap/);
    expect(step["Actual Rows"]).toBeLessThanOrEqual(3);
    expect(step["Rows Removed by Filter"] ?? 0).toBe(0);
  }
});

test("what enrolling asks about contacts is looked up contact by contact", async () => {
  const contactIds = numbers.slice(0, 100).map((number) => sample.contact(number).id);
  const of = { tenantId, campaignId, contactIds };
  const plans = await stepsOf(async ({ enrollments }) => {
    await enrollments.findStandings(of);
    await enrollments.findRequested({ ...of, requestKey: "request" });
    await enrollments.findLastTouches({ tenantId, contactIds });
  });
  expect(plans.statements).toBe(3);
  const reads = [...plans.of("enrollment"), ...plans.of("delivery")];
  expect(reads.length).toBeGreaterThanOrEqual(5);
  for (const step of reads) {
    expect(step["Node Type"]).toMatch(/^(Index|Bitmap)/);
    // Once for each contact, and no row of anybody else.
    expect(step["Actual Loops"]).toBeLessThanOrEqual(100);
    expect(step["Actual Rows"]).toBeLessThanOrEqual(1);
    expect(step["Rows Removed by Filter"] ?? 0).toBeLessThanOrEqual(1);
  }
});
