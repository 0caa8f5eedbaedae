import type { ContactInput, ContactOutcome, Problem, Tenant } from "@outreachkit/core";
import { describeCandidate } from "./describe-candidate.ts";
import { describeSkip } from "./describe-skip.ts";
import type { ImportedRow } from "./imported-row.ts";
import { leaveOutFields } from "./leave-out-fields.ts";
import type { RowCandidate } from "./row-candidate.ts";
import { skippedRow } from "./skipped-row.ts";

/** Stores rows; those that the library refuses for a field they can do without are tried without it. */
export async function storeCandidates(
  tenant: Tenant,
  options: {
    readonly candidates: readonly RowCandidate[];
    /** The row that each contact of this file came from; added to here. */
    readonly rowOfContact: Map<string, number>;
  },
): Promise<readonly ImportedRow[]> {
  const { candidates, rowOfContact } = options;
  const tries = await tryCandidates(tenant, candidates);
  return tries.map(({ candidate, outcome }) => toRow(candidate, outcome, rowOfContact));
}

interface Try {
  readonly candidate: RowCandidate;
  readonly outcome: ContactOutcome | undefined;
}

/** The library names what is wrong with a field before it looks at what others mean: hence again and again. */
async function tryCandidates(
  tenant: Tenant,
  candidates: readonly RowCandidate[],
): Promise<readonly Try[]> {
  if (candidates.length === 0) return [];
  const outcomes = await tenant.contacts.upsert(candidates.map(toInput));
  const again = new Map<number, RowCandidate>();
  for (const [index, candidate] of candidates.entries()) {
    const outcome = outcomes[index];
    if (outcome?.outcome !== "invalid") continue;
    const less = leaveOutFields(candidate.contact, outcome.problems);
    if (!less) continue;
    const notes = [...candidate.notes, ...less.notes];
    again.set(index, { ...candidate, contact: less.contact, notes });
  }
  const retried = await tryCandidates(tenant, [...again.values()]);
  const byIndex = new Map([...again.keys()].map((index, nth) => [index, retried[nth]]));
  return candidates.map(
    (candidate, index) => byIndex.get(index) ?? { candidate, outcome: outcomes[index] },
  );
}

function toInput({ contact: { tags, ...contact } }: RowCandidate): ContactInput {
  return { ...contact, ...(tags && { tags: [...tags] }) };
}

function toRow(
  candidate: RowCandidate,
  outcome: ContactOutcome | undefined,
  rowOfContact: Map<string, number>,
): ImportedRow {
  switch (outcome?.outcome) {
    case "created":
    case "updated": {
      const { contactId } = outcome;
      const earlier = rowOfContact.get(contactId);
      const merged = { code: "merged" as const, message: `Added to the person of row ${earlier}.` };
      rowOfContact.set(contactId, candidate.rowNumber);
      return {
        ...describeCandidate(candidate),
        outcome: outcome.outcome,
        reason: null,
        detail: "",
        notes: earlier === undefined ? candidate.notes : [...candidate.notes, merged],
        contactId,
      };
    }
    case "unchanged": {
      const detail = "It was stored before, and nothing of it changed.";
      return {
        ...skippedRow(candidate, { reason: "unchanged", detail }),
        contactId: outcome.contactId,
      };
    }
    case "conflict": {
      const detail = "Its ID and its address belong to two different people.";
      return skippedRow(candidate, { reason: "conflict", detail });
    }
    case "deleted": {
      const detail = "It was deleted, and an import does not bring it back.";
      return skippedRow(candidate, { reason: "contact-deleted", detail });
    }
    case "invalid": {
      const [problem] = outcome.problems;
      const detail = describeSkip(problem, valueAt(candidate, problem));
      return skippedRow(candidate, { reason: outcome.reason, detail });
    }
    case undefined:
      throw new Error("Every contact has an outcome.");
  }
}

function valueAt({ contact }: RowCandidate, problem: Problem | undefined): string {
  let value: unknown = contact;
  for (const part of problem?.path.split(".") ?? [])
    value = typeof value === "object" && value !== null ? Reflect.get(value, part) : undefined;
  return typeof value === "string" ? value : "";
}
