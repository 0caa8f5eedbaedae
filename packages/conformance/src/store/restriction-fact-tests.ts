import assert from "node:assert/strict";
import { fillCampaign } from "./fill-campaign.ts";
import { fillStore } from "./fill-store.ts";
import { readFacts } from "./read-facts.ts";
import type { StoreTests } from "./store-test.ts";
import { buildHold } from "./test-data/build-hold.ts";
import { buildSuppression } from "./test-data/build-suppression.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { buildFacts } from "./test-data/build-facts.ts";
import { testId } from "./test-data/test-id.ts";

const first = buildEnrollment(1);
const second = buildEnrollment(2, { stepKey: null, state: "pending" });

/** What the facts tell of suppressions and holds. */
export const restrictionFactTests = {
  "knows a suppressed address and a suppressed domain": async ({ store }) => {
    await fillCampaign(store, [first, second]);
    const suppressed = async () => (await readFacts(store, 1, 2)).map((each) => each.suppressed);
    const wrong = [
      buildSuppression(7, { type: "domain", hash: "address-hash-1" }),
      buildSuppression(8, { type: "address", hash: "domain-hash" }),
      buildSuppression(9, { tenantId: testId("tenant", 2), hash: "address-hash-1" }),
    ];
    await fillStore(store, { suppression: wrong });
    assert.deepEqual(await suppressed(), [false, false]);
    await fillStore(store, { suppression: [buildSuppression(1)] });
    assert.deepEqual(await suppressed(), [true, false]);
    await fillStore(store, {
      suppression: [buildSuppression(2, { type: "domain", hash: "domain-hash" })],
    });
    assert.deepEqual(await suppressed(), [true, true]);
  },

  "tells the holds of contact, enrollment and sender apart": async ({ store }) => {
    await fillCampaign(store, [first, second]);
    const hold = (number: number, subject: "contact" | "enrollment" | "sender", id: string) =>
      buildHold(number, { subject, subjectId: id, until: number === 2 ? null : number });
    await fillStore(store, {
      holds: {
        upsert: [hold(1, "contact", first.contactId), hold(2, "enrollment", second.id)],
      },
    });
    assert.deepEqual(await readFacts(store, 1, 2), [
      buildFacts(1, { contactHold: { until: 1 } }),
      buildFacts(2, { enrollment: second, enrollmentHold: { until: null } }),
    ]);
    await fillStore(store, { holds: { upsert: [hold(3, "sender", first.senderId)] } });
    for (const facts of await readFacts(store, 1, 2))
      assert.deepEqual(facts.senderHold, { until: 3 });
  },
} as const satisfies StoreTests;
