import type { EnrollmentFacts, RowKey } from "@outreachkit/core/plugin";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { rowKeys } from "../fragments/row-keys.ts";
import { buildFacts } from "./build-facts.ts";
import type { FactsRow } from "./facts-row.ts";
import { toFactsOfRows } from "./to-facts-of-rows.ts";

const statement = defineStatement<{ keys: string }, FactsRow>((tools) => buildFacts(tools));

/** Holds are given as they stand: the caller compares `until` with its own now. */
export const readFacts = async (
  context: SqlContext,
  keys: readonly RowKey[],
): Promise<readonly EnrollmentFacts[]> => {
  if (keys.length === 0) return [];
  return toFactsOfRows(await context.run(statement, { keys: rowKeys(keys) }));
};
