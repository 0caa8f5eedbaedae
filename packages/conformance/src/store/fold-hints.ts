import type { HeadKey, Store } from "@outreachkit/core/plugin";

/** Folds the hints of all heads that can be locked; gives these heads. */
export const foldHints = (store: Store): Promise<readonly HeadKey[]> =>
  store.transaction(async ({ queue }) => {
    const heads = await queue.lockHintedHeads({ limit: 1000 });
    await queue.foldHints(heads);
    return heads;
  });
