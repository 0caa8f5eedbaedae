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

const { tenantId, campaignId } = sample;
const schema = "queue_plans";
const queues = 1_500;
const senderIds = Array.from({ length: queues }, (_, index) => sampleId(20_000 + index));
const senderId = senderIds[700]!;
const head = { tenantId, senderId };

let pool: pg.Pool;
let store: Store;

/**
 * So many queues, with statistics that say so, that a planner left alone would rather read all of
 * them, once, than look a hundred up.
 */
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: inject("postgresUrl") });
  await pool.query(`drop schema if exists ${schema} cascade`);
  store = createPostgresStore({ pool, schema, now: () => 0 });
  await store.migrate();
  await fillStore(store, {
    tenant: [sample.tenant()],
    sender: senderIds.map((id) => sample.sender({ id, externalId: id })),
    campaign: [sample.campaign()],
    contact: [sample.contact(1)],
    enrollment: [sample.enrollment(1, { senderId, dueAt: 10 })],
    hints: {
      insert: senderIds.map((id) => ({
        tenantId,
        senderId: id,
        campaignId,
        dueAt: 1,
        free: false,
      })),
    },
  });
  while ((await foldAll(store)).length > 0);
  await store.transaction((session) =>
    session.apply({
      hints: {
        insert: senderIds.map((id) => ({
          tenantId,
          senderId: id,
          campaignId,
          dueAt: 2,
          free: true,
        })),
      },
    }),
  );
  await pool.query("analyze");
});
afterAll(async () => {
  await pool.query(`drop schema ${schema} cascade`);
  await store.close();
  await pool.end();
});

/** The steps of `work` that read a table of queues, or the senders, whole. */
const findScans = async (work: (session: StoreSession) => Promise<unknown>) => {
  const { steps } = await explainPrepared({ pool, store }, work);
  return steps
    .filter((step) => /^(queue_|sender)/.test(step["Relation Name"] ?? "") && !step["Index Cond"])
    .map((step) => `${step["Node Type"]} of ${step["Relation Name"]}`)
    .filter((step) => / Scan /.test(step) && !step.startsWith("Tid Scan "));
};

test("a look reads the streams of the queues that it found, and no others", async () => {
  const heads = [{ ...head, limit: 5 }];
  expect(await findScans(({ queue }) => queue.readCandidates({ now: 100, heads }))).toEqual([]);
});

test("a claim reads the senders that it needs, and no others", async () => {
  const keys = [{ tenantId, id: sample.enrollment(1).id }];
  expect(await findScans(({ enrollments }) => enrollments.readFacts(keys))).toEqual([]);
});

test("wake-ups are carried over for the queues that have them, and no others are read", async () => {
  expect(await findScans(({ queue }) => queue.foldHints([head]))).toEqual([]);
});

test("a claim writes to the queues that it took, and no others are read", async () => {
  const changed = { gapUntil: 0, nextFreeAt: 0, blockedBy: null, handledDueAt: null, turnAt: 0 };
  const stream = { ...head, campaignId };
  const scans = await findScans((session) =>
    session.apply({
      heads: { update: [{ ...head, ...changed, fromVersion: 2, handledIds: [] }] },
      streams: { turn: [{ ...stream, turn: 1 }], block: [{ ...stream, freeAt: 5, newFreeAt: 5 }] },
    }),
  );
  expect(scans).toEqual([]);
});
