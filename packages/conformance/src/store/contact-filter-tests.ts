import assert from "node:assert/strict";
import type { ContactFilter, Store } from "@outreachkit/core/plugin";
import { countRows } from "./count-rows.ts";
import { fillStore } from "./fill-store.ts";
import { idsOf } from "./ids-of.ts";
import { listPages } from "./list-pages.ts";
import type { StoreTests } from "./store-test.ts";
import { buildCompany } from "./test-data/build-company.ts";
import { buildEnrichment } from "./test-data/build-enrichment.ts";
import { buildSparseContact } from "./test-data/build-sparse-contact.ts";
import { hostileTexts } from "./test-data/hostile-texts.ts";
import { testId } from "./test-data/test-id.ts";

const tenantId = testId("tenant");
const companyId = testId("company");
const contacts = [
  buildSparseContact(1, {
    tier: "hot",
    score: 60,
    tags: ["a", "b"],
    country: "DE",
    seniority: "c-level",
    attributes: { plan: "pro", seats: 12, active: true, "$.*": "odd", none: null },
  }),
  buildSparseContact(2, { tier: "warm", score: 59.5, tags: ["b"], country: "AT", companyId }),
  buildSparseContact(3, {
    tier: "cold",
    score: 0,
    status: "replied",
    owner: "rep-1",
    seniority: "head",
    companyId: testId("company", 2),
    attributes: { plan: "team", seats: 12.5, active: 1, nested: { plan: "pro" } },
  }),
  buildSparseContact(4, {
    owner: "rep-2",
    country: "DE",
    tags: ["c"],
    companyId,
    attributes: { plan: "Pro", seats: "12", active: "true" },
  }),
];

const fill = (store: Store) =>
  fillStore(store, {
    contact: contacts.toReversed(),
    company: [
      buildCompany(1, { industry: "Logistics", size: "51-200", icpFit: 72.5 }),
      buildCompany(2, { industry: "Mining", size: null, icpFit: 10 }),
      buildCompany(3, { tenantId: testId("tenant", 2), id: testId("company", 2), industry: "Tea" }),
    ],
    enrichments: {
      upsert: [
        buildEnrichment(1, { subjectId: testId("contact", 1), stage: "person" }),
        buildEnrichment(2, { subjectId: testId("contact", 2), stage: "person" }),
        buildEnrichment(3, { subject: "company", subjectId: companyId, stage: "company" }),
        buildEnrichment(4, { subjectId: testId("contact", 3), tenantId: testId("tenant", 2) }),
      ],
    },
  });

const numbersOf = async (store: Store, filter: ContactFilter): Promise<readonly number[]> => {
  const found = await store.read(({ people }) =>
    people.listContacts({ tenantId, filter, afterId: null, limit: 100 }),
  );
  return found.map(({ id }) => contacts.findIndex((contact) => contact.id === id) + 1);
};

const parts: readonly (readonly [ContactFilter, readonly number[]])[] = [
  [{ tiers: ["hot", "cold"] }, [1, 3]],
  [{ tiers: ["dead"] }, []],
  [{ tiers: [] }, []],
  [{ minimumScore: 59.5 }, [1, 2]],
  [{ minimumScore: 0 }, [1, 2, 3]],
  [{ enriched: ["person"] }, [1, 2]],
  [{ enriched: ["company"] }, [2, 4]],
  [{ enriched: ["person", "company"] }, [2]],
  [{ enriched: [] }, [1, 2, 3, 4]],
  [{ statuses: ["new"] }, [1, 2, 4]],
  [{ statuses: ["replied", "bounced"] }, [3]],
  [{ tags: ["a", "c"] }, [1, 4]],
  [{ tags: ["b"] }, [1, 2]],
  [{ tags: [] }, []],
  [{ countries: ["DE"] }, [1, 4]],
  [{ owner: "rep-1" }, [3]],
  [{ owners: ["rep-2", "rep-1"] }, [3, 4]],
  [{ seniorities: ["head", "c-level"] }, [1, 3]],
  [{ seniorities: ["HEAD"] }, []],
  [{ industries: ["Logistics"] }, [2, 4]],
  [{ industries: ["Mining", "Tea"] }, [3]],
  [{ industries: [] }, []],
  [{ companySizes: ["51-200"] }, [2, 4]],
  [{ minimumIcpFit: 72.5 }, [2, 4]],
  [{ minimumIcpFit: 0 }, [2, 3, 4]],
  [{ ready: true }, []],
  [{ ready: false }, [1, 2, 3, 4]],
  [{ attributes: { plan: "pro" } }, [1]],
  [{ attributes: { plan: ["pro", "team"] } }, [1, 3]],
  [{ attributes: { plan: [] } }, []],
  [{ attributes: { seats: 12 } }, [1]],
  [{ attributes: { seats: [12, 12.5] } }, [1, 3]],
  [{ attributes: { seats: "12" } }, [4]],
  [{ attributes: { active: true } }, [1]],
  [{ attributes: { active: 1 } }, [3]],
  [{ attributes: { active: false } }, []],
  [{ attributes: { "$.*": "odd" } }, [1]],
  [{ attributes: { "$.plan": "pro" } }, []],
  [{ attributes: { none: "null" } }, []],
  [{ attributes: { nested: "pro" } }, []],
  [{ attributes: { plan: "pro", seats: 12.5 } }, []],
  [{ countries: ["DE"], tags: ["b", "c"], minimumScore: 1 }, [1]],
];

export const contactFilterTests = {
  "passes every contact through an empty filter, by id and page by page": async ({ store }) => {
    await fill(store);
    const pages = await listPages(
      (page) => store.read(({ people }) => people.listContacts({ tenantId, filter: {}, ...page })),
      ({ id }) => id,
      3,
    );
    assert.deepEqual(pages.map(idsOf), [idsOf(contacts.slice(0, 3)), idsOf(contacts.slice(3))]);
    assert.deepEqual(pages.flat(), contacts);
  },

  "leaves out who is deleted, and still finds them by name": async ({ store }) => {
    await fill(store);
    const deleted = buildSparseContact(5, {
      externalId: "gone",
      deletedAt: 7,
      scoreSource: "host",
    });
    await fillStore(store, { contact: [deleted] });
    assert.deepEqual(await numbersOf(store, {}), [1, 2, 3, 4]);
    const request = { tenantId, ids: [], externalIds: ["gone"], emailKeys: [] };
    const found = await store.transaction(async ({ people }) => [
      ...(await people.findContacts(request)),
      ...(await people.lockContacts(request)),
    ]);
    assert.deepEqual(found, [deleted, deleted]);
  },

  "holds each part of a filter, and all of them together": async ({ store }) => {
    await fill(store);
    for (const [filter, expected] of parts) {
      assert.deepEqual(await numbersOf(store, filter), expected, JSON.stringify(filter));
    }
  },

  "takes hostile filter values as values": async (subject) => {
    const { store } = subject;
    await fill(store);
    for (const text of hostileTexts) {
      for (const filter of [
        { tags: [text] },
        { countries: [text] },
        { owner: text },
        { owners: [text] },
        { seniorities: [text] },
        { industries: [text] },
        { companySizes: [text] },
        { attributes: { plan: text } },
        { attributes: { [text]: "pro" } },
        { attributes: { [text]: [text, 1, true] } },
        { enriched: [text] },
        { tiers: [text] as never },
        { statuses: [text] as never },
      ] satisfies readonly ContactFilter[]) {
        assert.deepEqual(await numbersOf(store, filter), [], JSON.stringify(filter));
      }
    }
    assert.equal(await countRows(subject, "contact"), contacts.length);
  },

  "finds a contact by the hostile values that it has": async ({ store }) => {
    const hostile = hostileTexts.map((text, index) =>
      buildSparseContact(index + 1, { tags: [text], owner: text, country: text, externalId: text }),
    );
    await fillStore(store, { contact: hostile });
    for (const contact of hostile) {
      const text = contact.owner!;
      const filter = { tags: [text], owner: text, countries: [text] };
      const found = await store.read(({ people }) =>
        people.listContacts({ tenantId, filter, afterId: null, limit: 100 }),
      );
      assert.deepEqual(found, [contact]);
      const matched = await store.read(({ people }) =>
        people.findContacts({ tenantId, ids: [], externalIds: [text], emailKeys: [] }),
      );
      assert.deepEqual(matched, [contact]);
    }
  },
} as const satisfies StoreTests;
