import type { HintInsert } from "../../contracts/store/queue-records.ts";

/** One hint for each stream says as much as many: due with the earliest, free if any lifts. */
export function mergeHints(hints: readonly HintInsert[]): readonly HintInsert[] {
  const merged = new Map<string, HintInsert>();
  for (const hint of hints) {
    const stream = `${hint.tenantId} ${hint.senderId} ${hint.campaignId}`;
    const earlier = merged.get(stream);
    if (!earlier) merged.set(stream, hint);
    else merged.set(stream, merge(earlier, hint));
  }
  return [...merged.values()];
}

function merge(earlier: HintInsert, hint: HintInsert): HintInsert {
  const lanes = Math.max(earlier.lanes ?? 0, hint.lanes ?? 0);
  return {
    ...earlier,
    dueAt: Math.min(hint.dueAt, earlier.dueAt),
    free: hint.free || earlier.free,
    ...(lanes > 0 && { lanes }),
  };
}
