import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { Tenant } from "@outreachkit/core";
import { readContactsFile } from "../contacts-file/read-contacts-file.ts";
import { demoContactsUrl } from "../demo-data/demo-contacts-url.ts";
import { QuickstartError } from "../options/quickstart-error.ts";
import { createRowImporter } from "./create-row-importer.ts";
import type { ImportedRow } from "./imported-row.ts";
import type { ImportResult } from "./import-result.ts";
import { toCandidate } from "./to-candidate.ts";

/** Puts a contacts file into the library. A bad row stops nothing, and each row gets its outcome. */
export async function importContacts(options: {
  readonly tenant: Tenant;
  /** Null for the contacts that come with the quickstart. */
  readonly path: string | null;
  readonly onProgress?: (done: number, total: number) => void;
}): Promise<ImportResult> {
  const path = options.path ?? fileURLToPath(demoContactsUrl);
  const file = readContactsFile(await readBytes(path));
  const importer = createRowImporter(options.tenant);
  const rows = new Map<number, ImportedRow>();
  const keep = (imported: readonly ImportedRow[]) => {
    for (const row of imported) rows.set(row.rowNumber, row);
    if (imported.length > 0) options.onProgress?.(rows.size, file.rowCount);
  };
  for (const row of file.rows) {
    if (row.readable) keep(await importer.add(toCandidate(row)));
    else {
      const { rowNumber, line, issue } = row;
      const empty = { name: "", email: "", company: "", notes: [], contactId: null };
      const reason = { outcome: "skipped" as const, reason: issue.code, detail: issue.message };
      keep([{ rowNumber, line, ...empty, ...reason }]);
    }
  }
  keep(await importer.flush());
  const inOrder = [...rows.values()].toSorted((one, other) => one.rowNumber - other.rowNumber);
  return { fileName: basename(path), file, rows: inOrder, ...count(inOrder) };
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const why =
      code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : code;
    throw new QuickstartError(`Cannot read the contacts from ${path}: ${why}.`, { cause: error });
  }
}

function count(rows: readonly ImportedRow[]) {
  const reasons: Record<string, number> = {};
  for (const { reason } of rows) if (reason !== null) reasons[reason] = (reasons[reason] ?? 0) + 1;
  const withOutcome = (wanted: ImportedRow["outcome"]) =>
    rows.filter(({ outcome }) => outcome === wanted).length;
  return {
    created: withOutcome("created"),
    updated: withOutcome("updated"),
    skipped: withOutcome("skipped"),
    reasons,
  };
}
