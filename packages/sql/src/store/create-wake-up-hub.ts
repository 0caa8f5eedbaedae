import type { SqlExecutor, WakeUpListener } from "@outreachkit/core/plugin";

/** Wake-ups within this process: who works here hears at once of what was committed here. */
export interface WakeUpHub {
  add(listener: WakeUpListener): () => void;
  /** Runs a transaction of ours; what asked for workers inside it wakes them once it is committed. */
  around<Result>(run: (ask: () => void) => Promise<Result>): Promise<Result>;
  /** The same for a host's transaction on our connection, found again by its executor. */
  aroundHost<Result>(
    run: (open: (transaction: SqlExecutor) => SqlExecutor) => Promise<Result>,
  ): Promise<Result>;
  /** How to ask inside a transaction that the host commits; undefined where we cannot know when. */
  askIn(transaction: SqlExecutor): (() => void) | undefined;
}

export const createWakeUpHub = ({
  notifyOthers,
}: {
  readonly notifyOthers: () => void;
}): WakeUpHub => {
  const listeners = new Set<WakeUpListener>();
  const asks = new WeakMap<SqlExecutor, () => void>();
  const around: WakeUpHub["around"] = async (run) => {
    let asked = false;
    const result = await run(() => {
      asked = true;
    });
    if (asked) {
      for (const listener of listeners) listener.onWake();
      notifyOthers();
    }
    return result;
  };
  return {
    add(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    around,
    aroundHost: (run) =>
      around((ask) =>
        run((transaction) => {
          asks.set(transaction, ask);
          return transaction;
        }),
      ),
    askIn: (transaction) => asks.get(transaction),
  };
};
