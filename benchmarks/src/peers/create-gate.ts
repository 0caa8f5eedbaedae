/** Lets a peer's own worker go on only while it is its turn. */
export interface Gate {
  /** Resolves at once while a run is on, else when the next one begins. */
  pass(): Promise<void>;
  /** So many steps are done. */
  done(count: number): void;
  /** Opens, waits until so many steps are done, and closes. Gives how many there were. */
  run(steps: number): Promise<number>;
}

/**
 * What the worker had fetched and what waited in handlers when the gate closed is done first in the
 * next run, which is to the peer's advantage and small beside a round.
 */
export function createGate(): Gate {
  let count = 0;
  let wanted = 0;
  let waiting = Promise.withResolvers<void>();
  let finished = Promise.withResolvers<void>();
  return {
    async pass() {
      while (count >= wanted) await waiting.promise;
    },
    done(steps) {
      count += steps;
      if (count >= wanted) finished.resolve();
    },
    async run(steps) {
      count = 0;
      wanted = steps;
      finished = Promise.withResolvers();
      waiting.resolve();
      waiting = Promise.withResolvers();
      await finished.promise;
      const done = count;
      wanted = 0;
      return done;
    },
  };
}
