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

interface Step {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Cond"?: string;
  readonly Plans?: readonly Step[];
}

const stepsBelow = (step: Step): readonly Step[] => [
  step,
  ...(step.Plans ?? []).flatMap(stepsBelow),
];

/** Of the plans of all statements that `work` runs, the steps that read a table of queues whole. */
const findScans = async (work: (session: StoreSession) => Promise<unknown>) => {
  const client = await pool.connect();
  const scans: string[] = [];
  try {
    await client.query("begin; set local plan_cache_mode = force_generic_plan");
    await store.read(work, {
      transaction: {
        execute: async (text, parameters) => {
          const types = parameters.map(() => "unknown").join(", ");
          await client.query(`prepare plan${types && ` (${types})`} as ${text}`);
          const values = parameters.map((value) => client.escapeLiteral(String(value))).join(", ");
          const { rows } = await client.query(
            `explain (format json) execute plan${values && ` (${values})`}`,
          );
          await client.query("deallocate plan");
          for (const step of stepsBelow(rows[0]["QUERY PLAN"][0].Plan)) {
            const table = step["Relation Name"] ?? "";
            const type = step["Node Type"];
            const reads = /Scan/.test(type) && type !== "Tid Scan" && !step["Index Cond"];
            if (/^(queue_|sender)/.test(table) && reads) scans.push(`${type} of ${table}`);
          }
          return (await client.query(text, [...parameters])).rows;
        },
      },
    });
  } finally {
    await client.query("rollback");
    client.release();
  }
  return scans;
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
