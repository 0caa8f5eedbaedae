import type PQueue from "p-queue";
import type { Engine } from "../engine.ts";
import type { RateGate } from "./create-rate-limits.ts";

/** What came of a call that had to wait for its turn. */
export type WithinRate<Result> =
  | { readonly started: true; readonly result: Result }
  /** It was surely not called; it could be after so many milliseconds. */
  | { readonly started: false; readonly after: number };

interface Turn<Result> {
  readonly gate: RateGate;
  /** Bounds the calls in flight. */
  readonly slots: PQueue;
  /** Milliseconds that the call may still wait before it starts; negative: it may not start. */
  readonly room: () => Promise<number>;
  readonly call: () => Promise<Result>;
}

const never = new AbortController().signal;

/**
 * Starts a call once its account's bucket has a token and a slot is free, in the order of asking. A
 * token is taken at the very start, so that waiting for a slot cannot bunch calls together; and
 * who waits for a token holds no slot, so that a slow account does not stand in the way of others.
 */
export async function startWithinRate<Result>(
  engine: Engine,
  turn: Turn<Result>,
): Promise<WithinRate<Result>> {
  const { gate } = turn;
  if (!gate.limited && waitNow(engine, gate) === 0) {
    const { outcome, again } = occupySlot(engine, turn);
    if (!(await again)) return await outcome;
  }
  const { outcome } = await gate.line.add(() => takeTurn(engine, turn));
  return await outcome;
}

/** The head of the line. It gives the outcome wrapped: the line moves on once the call has started. */
async function takeTurn<Result>(
  engine: Engine,
  turn: Turn<Result>,
): Promise<{ readonly outcome: Promise<WithinRate<Result>> | WithinRate<Result> }> {
  for (;;) {
    const wait = waitNow(engine, turn.gate);
    if (wait > 0) {
      if (wait > (await turn.room())) return { outcome: refuse(engine, wait) };
      await engine.clock.sleep(wait, engine.stop ?? never);
    }
    const { outcome, again } = occupySlot(engine, turn);
    if (!(await again)) return { outcome };
  }
}

/** In a slot: may it still start, and is the token still there? Nothing comes between that and the call. */
function occupySlot<Result>(engine: Engine, { gate, slots, room, call }: Turn<Result>) {
  const { promise: again, resolve: decide, reject } = Promise.withResolvers<boolean>();
  const outcome = slots.add(async (): Promise<WithinRate<Result>> => {
    const left = await room();
    const wait = waitNow(engine, gate);
    if (left < 0 || wait > 0) {
      decide(left >= 0);
      return refuse(engine, wait);
    }
    gate.bucket.take(engine.clock.monotonic());
    decide(false);
    return { started: true, result: await call() };
  });
  // What throws before the decision must not leave the line waiting for it.
  outcome.catch(reject);
  return { outcome, again };
}

/** The tokens are this process's: what it gives up when it stops, another may start at once. */
function refuse(engine: Engine, wait: number): WithinRate<never> {
  return { started: false, after: engine.stop?.aborted ? 0 : wait };
}

function waitNow(engine: Engine, { bucket }: RateGate): number {
  return bucket.waitAt(engine.clock.monotonic());
}
