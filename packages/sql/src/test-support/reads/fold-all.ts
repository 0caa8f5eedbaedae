import type { HeadKey, Store } from "@outreachkit/core/plugin";

/** Folds every hint there is; gives the heads that were folded. */
export const foldAll = (store: Store): Promise<readonly HeadKey[]> =>
  store.transaction(async (session) => {
    const heads = await session.queue.lockHintedHeads({ limit: 1000 });
    await session.queue.foldHints(heads);
    return heads;
  });
