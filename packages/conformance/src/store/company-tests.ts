import assert from "node:assert/strict";
import type { CompanyRecord } from "@outreachkit/core/plugin";
import { assertStored } from "./assert-stored.ts";
import { countRows } from "./count-rows.ts";
import { fillStore } from "./fill-store.ts";
import { idsOf } from "./ids-of.ts";
import { runTogether } from "./run-together.ts";
import type { StoreTests } from "./store-test.ts";
import { buildCompany } from "./test-data/build-company.ts";
import { testId } from "./test-data/test-id.ts";

const tenantId = testId("tenant");
const nothing = { tenantId, ids: [], externalIds: [], domains: [], names: [] } as const;
const nameless = { name: null, domain: null, externalId: null, industry: null } as const;
const full = buildCompany(1);
const bare = buildCompany(2, {
  ...nameless,
  size: null,
  icpFit: null,
  country: null,
  attributes: {},
});
const named = buildCompany(3, { ...nameless, name: "Acme" });
const withDomain = buildCompany(4, { externalId: null, name: "Acme" });

const fill = (companies: readonly CompanyRecord[]) => ({ company: companies });

export const companyTests = {
  "keeps every field of a company, and what is missing as missing": async (subject) => {
    const { store } = subject;
    const inserted = await store.transaction(({ people }) => people.insertCompanies([bare, full]));
    assert.deepEqual([...inserted].sort(), [full.id, bare.id]);
    await assertStored(subject, "company", full);
    await assertStored(subject, "company", bare);
    const ids = [bare.id, testId("company", 9), full.id];
    const found = await store.read(({ people }) => people.findCompanies({ tenantId, ids }));
    assert.deepEqual(found, [full, bare]);
  },

  "locks companies by id, external id and domain, each once and in id order": async ({ store }) => {
    await fillStore(store, fill([named, bare, withDomain, full]));
    const lock = (part: object) =>
      store.transaction(async ({ people }) =>
        idsOf(await people.lockCompanies({ ...nothing, ...part })),
      );
    assert.deepEqual(await lock({ domains: ["company-1.example"] }), [full.id]);
    assert.deepEqual(await lock({ externalIds: ["company-1", "company-2"] }), [full.id]);
    const all = { ids: [named.id, full.id], domains: ["company-1.example", "company-4.example"] };
    assert.deepEqual(await lock(all), [full.id, named.id, withDomain.id]);
    assert.deepEqual(await lock({}), []);
  },

  "matches a name only where the company has no domain": async ({ store }) => {
    await fillStore(store, fill([named, withDomain, bare]));
    const locked = await store.transaction(({ people }) =>
      people.lockCompanies({ ...nothing, names: ["Acme", "acme"] }),
    );
    assert.deepEqual(locked, [named]);
  },

  "has one winner for each domain of ten imports at once": async (subject) => {
    const domains = ["a.example", "b.example", "c.example", "d.example", "e.example"];
    const inserted = await runTogether(subject, 10, (store, worker) => {
      const companies = domains.map((domain, index) =>
        buildCompany(worker * 100 + index + 1, { domain, externalId: null }),
      );
      return store.transaction(({ people }) =>
        people.insertCompanies(worker % 3 === 0 ? companies.toReversed() : companies),
      );
    });
    assert.equal(
      inserted.reduce((sum, ids) => sum + ids.size, 0),
      domains.length,
    );
    assert.equal(await countRows(subject, "company"), domains.length);
  },
} as const satisfies StoreTests;
