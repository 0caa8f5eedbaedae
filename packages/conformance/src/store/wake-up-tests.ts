import assert from "node:assert/strict";
import { engineQueueId } from "@outreachkit/core/plugin";
import { claimEnrollments } from "./claim-enrollments.ts";
import { countRows } from "./count-rows.ts";
import { fillCampaign } from "./fill-campaign.ts";
import { fillStore } from "./fill-store.ts";
import { findUncovered } from "./find-uncovered.ts";
import { foldHints } from "./fold-hints.ts";
import { runTogether } from "./run-together.ts";
import type { StoreTests } from "./store-test.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { buildHint } from "./test-data/build-hint.ts";
import { buildSparseContact } from "./test-data/build-sparse-contact.ts";
import { testId } from "./test-data/test-id.ts";
import { testTime } from "./test-data/test-time.ts";

const producers = 4;
const rounds = 12;

/** Every due enrollment is covered by a head or a hint, whoever races: early but never late. */
export const wakeUpTests = {
  "covers what is due while producers, folds and claims race": async (subject) => {
    const { store } = subject;
    await fillCampaign(store);
    let producing = producers;
    const claimed: string[] = [];

    await runTogether(subject, producers + 4, async (handle, worker) => {
      if (worker < producers) {
        try {
          for (let round = 0; round < rounds; round++) {
            const number = worker * 100 + round + 1;
            const senderId = round % 2 === 0 ? engineQueueId : testId("sender");
            // Ever earlier, so that a head that is too late by one hint is seen.
            const dueAt = testTime - round;
            await fillStore(handle, {
              contact: [buildSparseContact(number)],
              enrollment: [buildEnrollment(number, { senderId, dueAt })],
              hints: { insert: [buildHint({ senderId, dueAt })] },
            });
          }
        } finally {
          producing--;
        }
        return;
      }
      for (let round = 1; producing > 0 && round < 500; round++) {
        if (worker % 2 === 0) await foldHints(handle);
        else {
          const number = worker * 1000 + round;
          claimed.push(...(await claimEnrollments(handle, { number, limit: 2 })));
        }
        assert.deepEqual(await findUncovered(subject), [], "these would never be looked at");
      }
    });

    for (let round = 1; round < 100 && claimed.length < producers * rounds; round++) {
      await foldHints(store);
      claimed.push(...(await claimEnrollments(store, { number: 90_000 + round })));
      assert.deepEqual(await findUncovered(subject), []);
    }
    assert.equal(new Set(claimed).size, claimed.length);
    assert.equal(claimed.length, producers * rounds);
    assert.equal(await countRows(subject, "queue_hint"), 0);
  },

  "covers what a claim leaves behind": async (subject) => {
    const { store } = subject;
    const batch = Array.from({ length: 7 }, (_, index) =>
      buildEnrollment(index + 1, { dueAt: testTime - index }),
    );
    await fillCampaign(store, batch);
    await fillStore(store, {
      hints: { insert: batch.map(({ dueAt }) => buildHint({ dueAt: dueAt! })) },
    });
    await foldHints(store);
    for (const [index, expected] of [3, 3, 1].entries()) {
      const number = index + 1;
      const claimed = await claimEnrollments(store, { number, limit: 3 });
      assert.equal(claimed.length, expected);
      assert.deepEqual(await findUncovered(subject), []);
    }
  },
} as const satisfies StoreTests;
