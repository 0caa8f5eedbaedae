import assert from "node:assert/strict";
import { engineQueueId } from "@outreachkit/core/plugin";
import { countRows } from "./count-rows.ts";
import { fillQueue } from "./fill-queue.ts";
import { fillStore } from "./fill-store.ts";
import { foldHints } from "./fold-hints.ts";
import { idsOf } from "./ids-of.ts";
import { readHead } from "./read-head.ts";
import type { StoreTests } from "./store-test.ts";
import { buildCandidate } from "./test-data/build-candidate.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { buildHint } from "./test-data/build-hint.ts";
import { buildLease } from "./test-data/build-lease.ts";
import { testId } from "./test-data/test-id.ts";

const tenantId = testId("tenant");
const key = { tenantId, senderId: testId("sender") };
const first = buildEnrollment(1);
const second = buildEnrollment(2);

/** Workers take what is free instead of waiting. A database with one writer at a time skips this. */
export const skipLockedTests = {
  "skips a head that another claim holds, without waiting": async (subject) => {
    await fillQueue(subject.store, [first, second]);
    const { version } = await readHead(subject.store);
    const request = {
      heads: [{ ...key, version }],
      candidates: [buildCandidate(first)],
    };
    await subject.store.transaction(async ({ dispatch }) => {
      assert.equal((await dispatch.lockForClaim(request)).heads.length, 1);
      const others = await subject
        .second()
        .transaction((session) => session.dispatch.lockForClaim(request));
      assert.deepEqual(others, { heads: [], enrollments: [] });
    });
  },

  "skips a candidate that a signal holds, and keeps the others": async (subject) => {
    await fillQueue(subject.store, [first, second]);
    const { version } = await readHead(subject.store);
    await subject.store.transaction(async ({ enrollments }) => {
      await enrollments.lock([first]);
      const locks = await subject.second().transaction(({ dispatch }) =>
        dispatch.lockForClaim({
          heads: [{ ...key, version }],
          candidates: [first, second].map(buildCandidate),
        }),
      );
      assert.equal(locks.heads.length, 1);
      assert.deepEqual(idsOf(locks.enrollments), [second.id]);
    });
  },

  "skips hinted heads that another holds, and keeps their hints": async (subject) => {
    await fillQueue(subject.store, [first]);
    const engine = { tenantId, senderId: engineQueueId };
    await fillStore(subject.store, { hints: { insert: [buildHint(), buildHint(engine)] } });
    await subject.store.transaction(async ({ queue }) => {
      const [held] = await queue.lockHintedHeads({ limit: 1 });
      const folded = await foldHints(subject.second());
      assert.deepEqual(new Set([held, ...folded]), new Set([key, engine]));
      assert.equal(folded.length, 1);
    });
    assert.equal(await countRows(subject, "queue_hint"), 1);
  },

  "skips an ended lease that another recovers": async (subject) => {
    await fillStore(subject.store, { leases: { insert: [buildLease(1), buildLease(2)] } });
    const request = { now: buildLease().until + 1, limit: 1 };
    await subject.store.transaction(async ({ dispatch }) => {
      const mine = await dispatch.lockExpiredLeases(request);
      const others = await subject
        .second()
        .transaction((session) => session.dispatch.lockExpiredLeases(request));
      assert.deepEqual([...mine, ...others], [buildLease(1), buildLease(2)]);
    });
  },

  "skips a subscriber that another process runs, and keeps the others": async (subject) => {
    for (const name of ["one", "two"]) {
      await subject.store.transaction(({ subscribers }) =>
        subscribers.insertIfAbsent({ name, from: "start", createdAt: 0 }),
      );
    }
    await subject.store.transaction(async ({ subscribers }) => {
      assert.equal((await subscribers.lock("one"))?.name, "one");
      await subject.second().transaction(async (other) => {
        assert.equal(await other.subscribers.lock("one"), null);
        assert.equal((await other.subscribers.lock("two"))?.name, "two");
      });
    });
  },
} as const satisfies StoreTests;
