export interface Mutex {
  /** Resolves when it is the caller's turn; undefined when that is now. */
  acquire(): Promise<void> | undefined;
  release(): void;
}

/** First come, first served. */
export const createMutex = (): Mutex => {
  const waiting: (() => void)[] = [];
  let held = false;
  return {
    acquire: () => {
      if (held) return new Promise((resolve) => waiting.push(resolve));
      held = true;
      return undefined;
    },
    release: () => {
      const next = waiting.shift();
      if (next) next();
      else held = false;
    },
  };
};
