import assert from "node:assert/strict";
import { assertStored } from "./assert-stored.ts";
import { countRows } from "./count-rows.ts";
import { fillStore } from "./fill-store.ts";
import { runTogether } from "./run-together.ts";
import type { StoreTests } from "./store-test.ts";
import { buildEnrichment } from "./test-data/build-enrichment.ts";
import { testId } from "./test-data/test-id.ts";

const tenantId = testId("tenant");
const first = buildEnrichment(1);
const key = ["tenantId", "subjectId", "stage", "source"] as const;

export const enrichmentTests = {
  "replaces data and time of the same subject, stage and source": async (subject) => {
    const { store } = subject;
    await fillStore(store, { enrichments: { upsert: [first] } });
    await assertStored(subject, "enrichment", first, key);
    const newer = { ...first, id: testId("enrichment", 2), data: { now: [1] }, fetchedAt: 5 };
    await fillStore(store, { enrichments: { upsert: [newer] } });
    await assertStored(subject, "enrichment", { ...newer, id: first.id }, key);
    assert.equal(await countRows(subject, "enrichment"), 1);
  },

  "keeps stages, sources, subjects and tenants apart": async (subject) => {
    const others = [
      buildEnrichment(2, { stage: "company" }),
      buildEnrichment(3, { source: "other-data" }),
      buildEnrichment(4, { subjectId: testId("contact", 2) }),
      buildEnrichment(5, { tenantId: testId("tenant", 2) }),
    ];
    await fillStore(subject.store, { enrichments: { upsert: [first, ...others] } });
    for (const record of [first, ...others]) {
      await assertStored(subject, "enrichment", record, key);
    }
  },

  "finds by subject, ordered by subject, stage and source": async ({ store }) => {
    const company = { subject: "company", subjectId: testId("company") } as const;
    const records = [
      buildEnrichment(1, { ...company, stage: "b", source: "a" }),
      buildEnrichment(2, { ...company, stage: "a", source: "b" }),
      buildEnrichment(3, { ...company, stage: "B", source: "a" }),
      buildEnrichment(4, { ...company, stage: "a", source: "a" }),
      buildEnrichment(5, { subjectId: testId("contact", 2) }),
      buildEnrichment(6, { subjectId: testId("contact", 1) }),
      buildEnrichment(7, { subjectId: testId("contact", 3) }),
    ];
    await fillStore(store, { enrichments: { upsert: records } });
    const found = await store.read(({ people }) =>
      people.findEnrichments({
        tenantId,
        contactIds: [testId("contact", 2), testId("contact", 1)],
        companyIds: [company.subjectId],
      }),
    );
    // Text is ordered by its bytes on every database; company ids of the kit are before contact ids.
    const order = [3, 4, 2, 1, 6, 5].map((number) => records[number - 1]!);
    assert.deepEqual(found, order);
  },

  "takes the same enrichment from ten imports at once": async (subject) => {
    const records = [1, 2, 3, 4, 5].map((number) =>
      buildEnrichment(number, { subjectId: testId("contact", number) }),
    );
    await runTogether(subject, 10, (store, worker) =>
      fillStore(store, {
        enrichments: { upsert: worker % 2 === 0 ? records : records.toReversed() },
      }),
    );
    assert.equal(await countRows(subject, "enrichment"), records.length);
  },
} as const satisfies StoreTests;
