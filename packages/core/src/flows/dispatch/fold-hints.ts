import type { Engine } from "../engine.ts";

const HEADS_PER_FOLD = 200;

/** Carries the wake-ups of producers to the heads of their queues. True when there may be more. */
export async function foldHints(engine: Engine): Promise<boolean> {
  return await engine.store.transaction(async (session) => {
    const heads = await session.queue.lockHintedHeads({ limit: HEADS_PER_FOLD });
    if (heads.length > 0) await session.queue.foldHints(heads);
    return heads.length === HEADS_PER_FOLD;
  });
}
