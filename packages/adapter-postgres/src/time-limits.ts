import {
  type Duration,
  durationToMilliseconds,
  findDurationProblems,
  InvalidInputError,
} from "@outreachkit/core/plugin";

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

const defaults = {
  connect: { seconds: 10 },
  statement: { seconds: 30 },
  lock: { seconds: 10 },
  idle: { seconds: 60 },
};
/** The server answers that it ended a statement; only a dead connection takes longer. */
const longestGrace = 5_000;

export const resolveTimeLimits = (timeouts: PostgresTimeouts = {}): TimeLimits => {
  const problems = Object.entries(timeouts).flatMap(([name, timeout]) => {
    const path = `timeouts.${name}`;
    if (!Object.hasOwn(defaults, name)) {
      const message = `There is no such time-out; there are ${Object.keys(defaults).join(", ")}.`;
      return [{ path, code: "unknown-option", message }];
    }
    return timeout === undefined ? [] : findDurationProblems(timeout, path);
  });
  if (problems.length > 0)
    throw new InvalidInputError({ subject: "createPostgresStore", problems });
  const read = (name: keyof PostgresTimeouts): number =>
    Math.ceil(durationToMilliseconds(timeouts[name] ?? defaults[name]));
  const statement = read("statement");
  const limits = {
    connect: read("connect"),
    statement,
    lock: read("lock"),
    idle: read("idle"),
    answer: statement + Math.min(statement, longestGrace),
  };
  const wrong = Object.entries(limits).find(([, limit]) => !(limit > 0));
  if (!wrong) return limits;
  const [name, limit] = wrong;
  throw new InvalidInputError({
    subject: "createPostgresStore",
    problems: [
      {
        path: `timeouts.${name}`,
        code: "duration",
        message: `${limit} ms is no time to wait; put a positive duration such as { seconds: 30 }.`,
      },
    ],
  });
};
