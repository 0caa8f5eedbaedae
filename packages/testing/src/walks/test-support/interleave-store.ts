import type { Store, StoreSession } from "@outreachkit/core/plugin";

/** Puts something between a look and the claim that follows it. */
export interface Interleave {
  /** Runs once, after the next look that found candidates and before its claim. */
  afterNextLook(action: () => Promise<unknown>): void;
}

/** The store with a gap between look and claim that a test can use, as another process would. */
export function interleaveStore(inner: Store): {
  readonly store: Store;
  readonly interleave: Interleave;
} {
  let waiting: (() => Promise<unknown>) | undefined;
  let looked = false;
  const watch = (session: StoreSession): StoreSession => ({
    ...session,
    queue: {
      ...session.queue,
      async readCandidates(request) {
        const candidates = await session.queue.readCandidates(request);
        looked ||= candidates.length > 0;
        return candidates;
      },
    },
  });
  return {
    interleave: { afterNextLook: (action) => void (waiting = action) },
    store: {
      ...inner,
      read: (work, options) => inner.read((session) => work(watch(session)), options),
      async transaction(work, options) {
        const action = looked ? waiting : undefined;
        looked = false;
        if (action) {
          waiting = undefined;
          await action();
        }
        return await inner.transaction(work, options);
      },
    },
  };
}
