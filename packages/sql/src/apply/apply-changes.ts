import { type ChangeSet, WriteConflictError } from "@outreachkit/core/plugin";
import type { WritePart } from "../dialect/write-part.ts";
import type { SqlContext } from "../session/sql-context.ts";
import { listWriteParts } from "./list-write-parts.ts";

/** Writes a change set, or throws `WriteConflictError` naming the part that took less effect. */
export const applyChanges = async (
  context: SqlContext,
  changes: ChangeSet,
  { tellWorkers }: { readonly tellWorkers: boolean },
): Promise<void> => {
  const { wakeUp } = context.dialect;
  const parts = [...listWriteParts(changes)];
  if (tellWorkers && changes.wakeWorkers && wakeUp) parts.push(wakeUp);
  if (parts.length === 0) return;
  const counts = await writeParts(context, parts);
  for (const [index, { name, expected }] of parts.entries()) {
    const took = counts[index]!;
    if (expected !== null && took < expected) {
      throw new WriteConflictError({ part: name, asked: expected, took });
    }
  }
};

const writeParts = async (
  context: SqlContext,
  parts: readonly WritePart[],
): Promise<readonly number[]> => {
  try {
    return await context.write(parts);
  } catch (error) {
    // A key that another transaction just took is a conflict as any other.
    const taken = context.dialect.takenKey(error);
    if (taken === null) throw error;
    throw new WriteConflictError({ part: taken, asked: 1, took: 0 });
  }
};
