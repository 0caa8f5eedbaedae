import { type Duration, durationToMilliseconds } from "@outreachkit/core/plugin";

/** How long the store waits for what. A connection that is dead without saying so hangs nobody. */
export interface PostgresTimeouts {
  /** For a connection out of the pool. Default 10 seconds. */
  readonly connect?: Duration;
  /**
   * For a statement of ours: the server ends it (inside a transaction), and at most five seconds later we
   * give its connection up. Default 30 seconds.
   */
  readonly statement?: Duration;
  /** For a row that another transaction holds; then we decide again. Default 10 seconds. */
  readonly lock?: Duration;
  /**
   * How long the server keeps a transaction open whose process has gone silent: its locks hold
   * others up. Default 60 seconds.
   */
  readonly idle?: Duration;
}

/** In milliseconds. */
export interface TimeLimits {
  readonly connect: number;
  readonly statement: number;
  readonly lock: number;
  readonly idle: number;
  /** When a connection that has not answered is given up. */
  readonly answer: number;
}

/** The server answers that it ended a statement; only a dead connection takes longer. */
const longestGrace = 5_000;

export const resolveTimeLimits = (timeouts: PostgresTimeouts = {}): TimeLimits => {
  const statement = durationToMilliseconds(timeouts.statement ?? { seconds: 30 });
  return {
    connect: durationToMilliseconds(timeouts.connect ?? { seconds: 10 }),
    statement,
    lock: durationToMilliseconds(timeouts.lock ?? { seconds: 10 }),
    idle: durationToMilliseconds(timeouts.idle ?? { seconds: 60 }),
    answer: statement + Math.min(statement, longestGrace),
  };
};
