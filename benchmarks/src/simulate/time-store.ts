import type { Store, StoreSession } from "@outreachkit/core/plugin";

export interface TimedStore {
  readonly store: Store;
  /** Milliseconds spent inside the store so far: statements, mapping of rows, begin and commit. */
  spent(): number;
}

/** Wraps a store so that the time spent in it can be told from the engine's own. */
export function timeStore(inner: Store): TimedStore {
  let spent = 0;
  const timed = <Arguments extends unknown[], Result>(
    call: (...parameters: Arguments) => Promise<Result>,
  ) => {
    return async (...parameters: Arguments): Promise<Result> => {
      const started = performance.now();
      try {
        return await call(...parameters);
      } finally {
        spent += performance.now() - started;
      }
    };
  };
  const timeSession = (session: StoreSession): StoreSession =>
    Object.fromEntries(
      Object.entries(session).map(([group, methods]) => [
        group,
        typeof methods === "function"
          ? timed(methods)
          : Object.fromEntries(
              Object.entries(methods).map(([name, method]) => [
                name,
                timed(method as (...parameters: unknown[]) => Promise<unknown>),
              ]),
            ),
      ]),
    ) as unknown as StoreSession;
  /** A transaction's own cost is what is left without the work inside it. */
  const around = async <Result, Rest extends readonly unknown[]>(
    open: (work: (session: StoreSession, ...rest: Rest) => Promise<Result>) => Promise<Result>,
    work: (session: StoreSession, ...rest: Rest) => Promise<Result>,
  ) => {
    const started = performance.now();
    let inside = 0;
    try {
      return await open(async (session, ...rest) => {
        const entered = performance.now();
        try {
          return await work(timeSession(session), ...rest);
        } finally {
          inside += performance.now() - entered;
        }
      });
    } finally {
      spent += performance.now() - started - inside;
    }
  };
  return {
    spent: () => spent,
    store: {
      ...inner,
      transaction: (work, options) =>
        around((timedWork) => inner.transaction(timedWork, options), work),
      read: (work, options) => around((timedWork) => inner.read(timedWork, options), work),
    },
  };
}
