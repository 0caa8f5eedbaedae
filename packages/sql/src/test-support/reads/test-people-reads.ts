import type { ContactFilter, Store } from "@outreachkit/core/plugin";
import { beforeEach, describe, expect, test } from "vitest";
import { fillStore } from "./fill-store.ts";
import { sampleId } from "./sample-id.ts";
import { sampleRecords as sample } from "./sample-records.ts";

const { tenantId } = sample;
const stranger = sampleId(9);

export const testPeopleReads = (getStore: () => Store): void => {
  beforeEach(() => fillStore(getStore(), { tenant: [sample.tenant()] }));

  describe("contacts", () => {
    const companyId = sampleId(40);
    beforeEach(async () => {
      const contact = [
        sample.contact(11, { tier: "hot", score: 90, companyId, owner: "rep" }),
        sample.contact(12, { score: null, tags: [], country: "FR", status: "replied" }),
        sample.contact(13, { score: 60, tags: ["it's"] }),
        sample.contact(11, { tenantId: stranger }),
      ];
      const enrichment = (subjectId: string, stage: string, source: string) => ({
        tenantId,
        id: sampleId(50),
        subject: subjectId === companyId ? ("company" as const) : ("contact" as const),
        subjectId,
        stage,
        source,
        data: { found: true },
        fetchedAt: 3,
      });
      await fillStore(getStore(), {
        contact,
        enrichments: {
          upsert: [
            enrichment(sampleId(11), "person", "web"),
            enrichment(sampleId(11), "person", "Crm"),
            enrichment(companyId, "company", "web"),
            enrichment(sampleId(13), "person", "web"),
          ],
        },
      });
    });

    test.each<[ContactFilter, readonly number[]]>([
      [{}, [11, 12, 13]],
      [{ minimumScore: 60 }, [11, 13]],
      [{ tiers: ["hot", "cold"] }, [11]],
      [{ tags: ["two", "it's"] }, [11, 13]],
      [{ countries: ["FR"], statuses: ["replied"] }, [12]],
      [{ owner: "rep" }, [11]],
      [{ enriched: ["person"] }, [11, 13]],
      [{ enriched: ["person", "company"] }, [11]],
      [{ tiers: [] }, []],
      [{ owner: "' or '1' = '1" }, []],
    ])("pass the filter %j", async (filter, expected) => {
      const found = await getStore().read(({ people }) =>
        people.listContacts({ tenantId, filter, afterId: null, limit: 10 }),
      );
      expect(found.map(({ id }) => id)).toEqual(expected.map(sampleId));
    });

    test("match by id, external id or e-mail key, each once, by id", async () => {
      const names = {
        tenantId,
        ids: [sampleId(13), sampleId(11)],
        externalIds: ["contact-11"],
        emailKeys: ["contact-12@firm.example", "nobody@firm.example"],
      };
      await getStore().transaction(async ({ people }) => {
        const locked = await people.lockContacts(names);
        expect(locked.map(({ id }) => id)).toEqual([11, 12, 13].map(sampleId));
        expect(await people.findContacts(names)).toEqual(locked);
        expect(locked[1]).toEqual(
          sample.contact(12, { score: null, tags: [], country: "FR", status: "replied" }),
        );
      });
    });

    test("give what is known of them and their company in a fixed order", async () => {
      const found = await getStore().read(({ people }) =>
        people.findEnrichments({ tenantId, contactIds: [sampleId(11)], companyIds: [companyId] }),
      );
      expect(found.map(({ subjectId, source }) => [subjectId, source])).toEqual([
        [sampleId(11), "Crm"],
        [sampleId(11), "web"],
        [companyId, "web"],
      ]);
    });
  });

  test("companies match by name only where they have no domain", async () => {
    const company = (number: number, name: string, domain: string | null) => ({
      tenantId,
      id: sampleId(number),
      externalId: `company-${number}`,
      name,
      domain,
      industry: null,
      size: null,
      icpFit: null,
      country: null,
      attributes: {},
      version: 1,
      createdAt: 1,
      updatedAt: 1,
    });
    const companies = [
      company(41, "Firm", "firm.example"),
      company(42, "Firm", null),
      company(43, "Other", null),
    ];
    await getStore().transaction(async ({ people }) => {
      await people.insertCompanies(companies);
      const none = { tenantId, ids: [], externalIds: [], domains: [], names: [] };
      expect(await people.lockCompanies({ ...none, names: ["Firm"] })).toEqual([companies[1]]);
      expect(
        await people.lockCompanies({
          ...none,
          domains: ["firm.example"],
          externalIds: ["company-43"],
        }),
      ).toEqual([companies[0], companies[2]]);
      expect(await people.findCompanies({ tenantId, ids: [sampleId(43), sampleId(44)] })).toEqual([
        companies[2],
      ]);
    });
  });
};
