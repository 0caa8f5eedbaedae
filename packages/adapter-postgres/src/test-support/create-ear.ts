import type { WakeUpListener, WakeUpState } from "@outreachkit/core/plugin";

/** A listener that can be waited for. */
export interface Ear extends WakeUpListener {
  readonly wakes: number;
  readonly states: readonly WakeUpState[];
  /** Resolves at the next wake-up. */
  nextWake(): Promise<void>;
  /** Resolves once it has heard of this state. */
  reached(state: WakeUpState["state"]): Promise<void>;
}

export const createEar = (): Ear => {
  let wakes = 0;
  const states: WakeUpState[] = [];
  let waiting: (() => void)[] = [];
  const tell = () => {
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  const untilHeard = async (condition: () => boolean) => {
    while (!condition()) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  return {
    get wakes() {
      return wakes;
    },
    states,
    onWake() {
      wakes += 1;
      tell();
    },
    onStateChange(change) {
      states.push(change);
      tell();
    },
    nextWake() {
      const before = wakes;
      return untilHeard(() => wakes > before);
    },
    reached: (state) => untilHeard(() => states.some((change) => change.state === state)),
  };
};
