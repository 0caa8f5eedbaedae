import type { CompanyInput } from "../audience/contact-input.ts";
import { parseCompanyInput } from "../audience/parse-company-input.ts";
import type { TransactionOptions } from "../contracts/store/store.ts";
import {
  companyIdentity,
  type StoredCompany,
  upsertCompanies,
} from "../flows/people/upsert-companies.ts";
import type { Problem } from "../model/problem.ts";
import { inChunks } from "./in-chunks.ts";
import { type TenantContext, writeForTenant } from "./tenant-context.ts";

/** What became of one input, in input order. */
export type CompanyOutcome =
  | { readonly outcome: "stored"; readonly companyId: string }
  /** Not one valid company; nothing of it was taken. */
  | { readonly outcome: "invalid"; readonly reason: string; readonly problems: readonly Problem[] }
  /** Its domain is another company's, with another external id; nothing of it was taken. */
  | {
      readonly outcome: "conflict";
      readonly reason: "domain-taken";
      /** Who has it; empty where they are gone again. */
      readonly companyIds: readonly string[];
    };

export interface CompaniesApi {
  /**
   * Stores companies, each found again by external id, else domain, else name; one outcome per
   * input, in order. A field left out keeps what is stored, `null` clears it, `attributes` merge.
   * Arrays hold at most 1,000; an async iterable of any length is stored 500 at a time, each part in
   * a transaction of its own unless `transaction` is given.
   */
  upsert(
    companies: readonly CompanyInput[] | AsyncIterable<CompanyInput>,
    options?: TransactionOptions,
  ): Promise<readonly CompanyOutcome[]>;
}

export function createCompaniesApi(context: TenantContext): CompaniesApi {
  const { tenantId } = context;
  return {
    async upsert(companies, options = {}) {
      const outcomes: CompanyOutcome[] = [];
      for await (const chunk of inChunks(companies)) {
        const parsed = chunk.map((input) => parseCompanyInput(input));
        const ids = await writeForTenant(context, options, (session, changes) =>
          upsertCompanies(session, changes, {
            tenantId,
            companies: parsed.flatMap(({ company }) => company ?? []),
          }),
        );
        outcomes.push(...parsed.map((result) => toOutcome(result, ids)));
      }
      return outcomes;
    },
  };
}

function toOutcome(
  { company, problems }: ReturnType<typeof parseCompanyInput>,
  stored: ReadonlyMap<string, StoredCompany>,
): CompanyOutcome {
  if (!company) {
    return { outcome: "invalid", reason: problems[0]?.code ?? "invalid", problems };
  }
  const identity = companyIdentity(company);
  const result = identity === null ? undefined : stored.get(identity);
  if (!result) throw new Error("Every valid company has an identity and a result.");
  return "companyId" in result
    ? { outcome: "stored", companyId: result.companyId }
    : { outcome: "conflict", ...result };
}
