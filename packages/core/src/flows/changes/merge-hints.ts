import type { HintInsert } from "../../contracts/store/queue-records.ts";

/** One hint for each stream says as much as many: due with the earliest, free if any lifts. */
export function mergeHints(hints: readonly HintInsert[]): readonly HintInsert[] {
  const merged = new Map<string, HintInsert>();
  for (const hint of hints) {
    const stream = `${hint.tenantId} ${hint.senderId} ${hint.campaignId}`;
    const earlier = merged.get(stream);
    if (!earlier) merged.set(stream, hint);
    else if (hint.dueAt < earlier.dueAt || (hint.free && !earlier.free)) {
      const dueAt = Math.min(hint.dueAt, earlier.dueAt);
      merged.set(stream, { ...earlier, dueAt, free: hint.free || earlier.free });
    }
  }
  return [...merged.values()];
}
