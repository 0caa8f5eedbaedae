import type { EnrichmentInput, Tenant } from "@outreachkit/core";
import type { DemoData } from "../demo-data/demo-data.ts";

export interface StoredEnrichment {
  readonly companies: number;
  readonly people: number;
}

/** Stores what is known of the imported companies and people. Of strangers that is nothing. */
export async function storeEnrichment(
  tenant: Tenant,
  data: Pick<DemoData, "companies" | "people">,
): Promise<StoredEnrichment> {
  const inputs: EnrichmentInput[] = [];
  const domains = new Set<string>();
  let people = 0;
  for await (const { id, externalId, email } of tenant.contacts.iterate()) {
    const domain = email?.toLowerCase().split("@")[1] ?? "";
    const company = Object.hasOwn(data.companies, domain) ? data.companies[domain] : undefined;
    if (!company) continue;
    if (!domains.has(domain))
      for (const [stage, { data: found, source, fetchedAt }] of Object.entries(company.stages))
        inputs.push({ company: { domain }, stage, source, fetchedAt, data: toJson(found) });
    domains.add(domain);
    const person = externalId === null ? undefined : data.people[externalId];
    if (!person) continue;
    const { data: found, source, fetchedAt } = person.stages.person;
    inputs.push({ contact: id, stage: "person", source, fetchedAt, data: toJson(found) });
    people += 1;
  }
  for (let start = 0; start < inputs.length; start += 1_000)
    await tenant.enrichments.upsert(inputs.slice(start, start + 1_000));
  return { companies: domains.size, people };
}

function toJson(value: object): EnrichmentInput["data"] {
  return JSON.parse(JSON.stringify(value));
}
