import { z } from "zod";
import { isFreeMailDomain } from "../audience/is-free-mail-domain.ts";
import type { TransactionOptions } from "../contracts/store/store.ts";
import { type StoredCompany, upsertCompanies } from "../flows/people/upsert-companies.ts";
import { InvalidInputError } from "../model/errors/invalid-input-error.ts";
import type { InstantInput } from "../model/instant.ts";
import { isStorableJson } from "../model/is-storable-json.ts";
import type { JsonObject } from "../model/json.ts";
import { parseInstant } from "../model/parse-instant.ts";
import type { Problem } from "../model/problem.ts";
import type { Reference } from "../model/reference.ts";
import { inChunks } from "./in-chunks.ts";
import { parseInput } from "./parse-input.ts";
import { splitReferences } from "./split-references.ts";
import { type TenantContext, writeForTenant } from "./tenant-context.ts";

/** What one source found out in one stage; replaces what the same source said before. */
export interface EnrichmentInput {
  /** Of a person. */
  readonly contact?: Reference;
  /** Of a company, by its domain; made when it is not known yet. */
  readonly company?: { readonly domain: string };
  /** Such as `company`, `company-deep`, `person`. */
  readonly stage: string;
  /** Where it comes from. Default `host`. */
  readonly source?: string;
  /** Data, never instructions. Reached in templates as `enrichment.<stage>.<field>`. */
  readonly data: JsonObject;
  /** Default now. */
  readonly fetchedAt?: InstantInput;
}

export interface EnrichmentsApi {
  upsert(
    enrichments: readonly EnrichmentInput[] | AsyncIterable<EnrichmentInput>,
    options?: TransactionOptions,
  ): Promise<{ readonly stored: number }>;
}

const stageName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,49}$/, "must be lower case letters, digits and dashes");
const inputSchema = z.array(
  z.looseObject({
    stage: stageName,
    source: z.string().min(1).max(100).optional(),
    data: z
      .record(z.string(), z.json())
      .refine(isStorableJson, "contains a NUL character or half a surrogate pair"),
  }),
);

const idOf = (result: StoredCompany | undefined): string | undefined =>
  result && "companyId" in result ? result.companyId : undefined;

export function createEnrichmentsApi(context: TenantContext): EnrichmentsApi {
  const { tenantId } = context;
  return {
    async upsert(enrichments, options = {}) {
      let stored = 0;
      for await (const chunk of inChunks(enrichments)) {
        parseInput(inputSchema, chunk, "The enrichments");
        await writeForTenant(context, options, async (session, changes) => {
          const companies = await upsertCompanies(session, changes, {
            tenantId,
            companies: chunk.flatMap(({ company }) =>
              company && !isFreeMailDomain(company.domain) ? [{ domain: company.domain }] : [],
            ),
          });
          const references = chunk.flatMap(({ contact }) =>
            contact === undefined ? [] : [contact],
          );
          const contacts = await session.people.findContacts({
            tenantId,
            ...splitReferences(references),
            emailKeys: [],
          });
          const problems: Problem[] = [];
          for (const [index, input] of chunk.entries()) {
            const subjectId = input.company
              ? idOf(companies.get(`domain:${input.company.domain.toLowerCase()}`))
              : contacts.find(({ id, externalId }) =>
                  typeof input.contact === "string"
                    ? id === input.contact
                    : externalId === input.contact?.externalId,
                )?.id;
            if (subjectId === undefined) {
              const message =
                input.company && isFreeMailDomain(input.company.domain)
                  ? "names a provider of personal mailboxes, which is no company; name the contact instead."
                  : "names no contact and no company of this tenant; upsert the contact first.";
              problems.push({ path: `${index}`, code: "unknown-subject", message });
              continue;
            }
            changes.inserts.enrichments.push({
              tenantId,
              id: changes.newId(),
              subject: input.company ? "company" : "contact",
              subjectId,
              stage: input.stage,
              source: input.source ?? "host",
              data: input.data,
              fetchedAt:
                input.fetchedAt === undefined
                  ? changes.now
                  : parseInstant(input.fetchedAt, `${index}.fetchedAt`),
            });
          }
          if (problems.length > 0)
            throw new InvalidInputError({ problems, subject: "The enrichments" });
          stored += chunk.length;
        });
      }
      return { stored };
    },
  };
}
