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
  const first = await tenant.contacts.upsert(candidates.map(toInput));
  const tries = candidates.map((candidate, index) => {
    const outcome = first[index];
    const less =
      outcome?.outcome === "invalid" ? leaveOutFields(candidate.contact, outcome.problems) : null;
    if (!less) return { candidate, outcome, again: false };
    const notes = [...candidate.notes, ...less.notes];
    return { candidate: { ...candidate, contact: less.contact, notes }, outcome, again: true };
  });
  const retried = tries.filter(({ again }) => again);
  const second =
    retried.length === 0
      ? []
      : await tenant.contacts.upsert(retried.map(({ candidate }) => toInput(candidate)));
  const outcomes = new Map(retried.map(({ candidate }, index) => [candidate, second[index]]));
  return tries.map(({ candidate, outcome }) =>
    toRow(candidate, outcomes.get(candidate) ?? outcome, rowOfContact),
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
