import { describeError, type ErrorDescription } from "../../telemetry/describe-error.ts";

/** What is known of one loop; instants on the monotonic clock, null: never. */
export interface LoopState {
  /** Since when it has been in its round without a sign of life; null: it rests. */
  readonly busySince: number | null;
  readonly succeededAt: number | null;
  readonly failedAt: number | null;
  readonly lastError: ErrorDescription | null;
  /** In a row. */
  readonly failures: number;
}

export interface LoopRecord {
  current(): LoopState;
  begin(): void;
  /** A round that is long but alive. */
  beat(): void;
  succeed(): void;
  fail(error: unknown): void;
}

export function createLoopState(monotonic: () => number): LoopRecord {
  let state: LoopState = {
    busySince: null,
    succeededAt: null,
    failedAt: null,
    lastError: null,
    failures: 0,
  };
  return {
    current: () => state,
    begin() {
      state = { ...state, busySince: monotonic() };
    },
    beat() {
      state = { ...state, busySince: monotonic() };
    },
    succeed() {
      state = { ...state, busySince: null, succeededAt: monotonic(), failures: 0 };
    },
    fail(error) {
      state = {
        ...state,
        busySince: null,
        failedAt: monotonic(),
        lastError: describeError(error),
        failures: state.failures + 1,
      };
    },
  };
}
