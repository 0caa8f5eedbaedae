import type { Tenant } from "@outreachkit/core";
import type { ImportedRow } from "./imported-row.ts";
import type { RowCandidate } from "./row-candidate.ts";
import { skippedRow } from "./skipped-row.ts";
import { storeCandidates } from "./store-candidates.ts";

export interface RowImporter {
  /** Takes one more row; gives the outcomes that are known by now. */
  add(candidate: RowCandidate): Promise<readonly ImportedRow[]>;
  /** The outcomes of what is left. */
  flush(): Promise<readonly ImportedRow[]>;
}

const ROWS_PER_BATCH = 500;

/**
 * Stores rows in batches and keeps the first of those that are the same person. A row counts as a
 * duplicate only of one that was taken: a bad first row does not cost the good second one.
 */
export function createRowImporter(tenant: Tenant): RowImporter {
  const taken = new Map<string, number>();
  const rowOfContact = new Map<string, number>();
  let batch: RowCandidate[] = [];
  let waiting = new Set<string>();
  const flush = async () => {
    const candidates = batch;
    batch = [];
    waiting = new Set();
    if (candidates.length === 0) return [];
    const rows = await storeCandidates(tenant, { candidates, rowOfContact });
    for (const [index, row] of rows.entries()) {
      const candidate = candidates[index];
      if (row.contactId === null || !candidate) continue;
      for (const key of keysOf(candidate)) taken.set(key, row.rowNumber);
    }
    return rows;
  };
  return {
    flush,
    async add(candidate) {
      const keys = keysOf(candidate);
      // Whether the earlier row of this batch is taken is not known yet.
      const before = keys.some((key) => waiting.has(key)) ? await flush() : [];
      if (candidate.contact.email === "") {
        const detail = "There is no e-mail address.";
        return [...before, skippedRow(candidate, { reason: "missing-address", detail })];
      }
      const key = keys.find((one) => taken.has(one));
      if (key !== undefined) {
        const what = key.startsWith("email:") ? "address" : "ID";
        const detail = `The same ${what} as row ${taken.get(key)}.`;
        return [...before, skippedRow(candidate, { reason: "duplicate", detail })];
      }
      batch.push(candidate);
      for (const one of keys) waiting.add(one);
      return batch.length < ROWS_PER_BATCH ? before : [...before, ...(await flush())];
    },
  };
}

function keysOf({ contact }: RowCandidate): readonly string[] {
  return [
    ...(contact.email === "" ? [] : [`email:${contact.email.toLowerCase()}`]),
    ...(contact.externalId === undefined ? [] : [`id:${contact.externalId}`]),
  ];
}
