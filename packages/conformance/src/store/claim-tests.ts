import assert from "node:assert/strict";
import { engineQueueId, type EnrollmentRecord, type Store } from "@outreachkit/core/plugin";
import { attemptApply } from "./attempt-apply.ts";
import { claimEnrollments } from "./claim-enrollments.ts";
import { countRows } from "./count-rows.ts";
import { fillQueue } from "./fill-queue.ts";
import { fillStore } from "./fill-store.ts";
import { idsOf } from "./ids-of.ts";
import { readHead } from "./read-head.ts";
import { runTogether } from "./run-together.ts";
import type { StoreTests } from "./store-test.ts";
import { buildCandidate } from "./test-data/build-candidate.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { buildHeadUpdate } from "./test-data/build-head-update.ts";
import { testId } from "./test-data/test-id.ts";

const key = { tenantId: testId("tenant"), senderId: testId("sender") };
const enrollments = [1, 2, 3, 4].map((number) => buildEnrollment(number));

const lock = (store: Store, version: number, wanted: readonly EnrollmentRecord[]) =>
  store.transaction(({ dispatch }) =>
    dispatch.lockForClaim({
      heads: [{ ...key, version }],
      candidates: wanted.map(buildCandidate),
    }),
  );

export const claimTests = {
  "locks heads at the version seen, and their candidates in the order asked": async ({ store }) => {
    await fillQueue(store, enrollments);
    const head = await readHead(store);
    const wanted = [enrollments[2]!, enrollments[0]!, enrollments[3]!];
    const locks = await lock(store, head.version, wanted);
    assert.deepEqual(locks.heads, [head]);
    assert.deepEqual(
      locks.enrollments,
      wanted.map(({ id }) => ({ tenantId: key.tenantId, id })),
    );
    const none = await store.transaction(({ dispatch }) =>
      dispatch.lockForClaim({ heads: [], candidates: [] }),
    );
    assert.deepEqual(none, { heads: [], enrollments: [] });
  },

  "locks nothing of a head whose version changed": async ({ store }) => {
    await fillQueue(store, enrollments);
    const { version } = await readHead(store);
    assert.deepEqual(await lock(store, version - 1, enrollments), { heads: [], enrollments: [] });
    assert.deepEqual(await lock(store, version + 1, enrollments), { heads: [], enrollments: [] });
  },

  "skips candidates that have a delivery out": async ({ store }) => {
    const [first, second] = enrollments;
    await fillQueue(store, enrollments);
    const row = { ...first!, deliveryId: testId("delivery"), version: 2 };
    await fillStore(store, { enrollments: { update: [{ row, fromVersion: 1 }] } });
    const { version } = await readHead(store);
    const locks = await lock(store, version, [first!, second!]);
    assert.deepEqual(idsOf(locks.enrollments), [second!.id]);
  },

  "skips candidates of other queues, and those that do not exist": async ({ store }) => {
    const moved = buildEnrollment(5, { senderId: engineQueueId });
    await fillQueue(store, [...enrollments, moved]);
    const { version } = await readHead(store);
    const wanted = [{ ...moved, senderId: key.senderId }, moved, buildEnrollment(99)];
    assert.deepEqual((await lock(store, version, wanted)).enrollments, []);
  },

  "has one winner of eight claims of one head at once": async (subject) => {
    await fillQueue(subject.store, enrollments);
    const { version } = await readHead(subject.store);
    const claims = await runTogether(subject, 8, (store) =>
      store.transaction(async ({ dispatch, apply }) => {
        const { heads, enrollments: locked } = await dispatch.lockForClaim({
          heads: [{ ...key, version }],
          candidates: enrollments.map(buildCandidate),
        });
        if (heads.length === 0) {
          assert.deepEqual(locked, [], "candidates without their head");
          return 0;
        }
        await apply({ heads: { update: [buildHeadUpdate(version)] } });
        return locked.length;
      }),
    );
    assert.deepEqual(
      claims.filter((count) => count > 0),
      [enrollments.length],
    );
    assert.equal((await readHead(subject.store)).version, version + 1);
  },

  "has one winner of eight writers that read the same head": async (subject) => {
    await fillQueue(subject.store, enrollments);
    const { version } = await readHead(subject.store);
    const conflicts = await runTogether(subject, 8, (store) =>
      attemptApply(store, { heads: { update: [buildHeadUpdate(version)] } }),
    );
    assert.equal(conflicts.filter((conflict) => conflict === null).length, 1);
  },

  "claims each enrollment once, whatever the workers do at once": async (subject) => {
    const queued = Array.from({ length: 40 }, (_, index) =>
      buildEnrollment(index + 1, {
        senderId: index % 3 === 0 ? engineQueueId : key.senderId,
        lane: index % 2 === 0 ? 0 : 1,
      }),
    );
    await fillQueue(subject.store, queued);
    const claimed: string[] = [];
    await runTogether(subject, 6, async (store, worker) => {
      for (let round = 1; round <= 200 && claimed.length < queued.length; round++) {
        claimed.push(
          ...(await claimEnrollments(store, { number: worker * 1000 + round, limit: 3 })),
        );
      }
    });
    assert.deepEqual(claimed.toSorted(), idsOf(queued).toSorted());
    assert.equal(await countRows(subject, "delivery"), queued.length);
    assert.equal(await countRows(subject, "enrollment", "delivery_id is null"), 0);
    assert.equal((await readHead(subject.store)).nextDueAt, null);
  },
} as const satisfies StoreTests;
