import { WriteConflictError } from "@outreachkit/core";
import { WorkerCrash } from "../../crash/worker-crash.ts";
import { type FaultKind, isSleepKind, type SleepKind } from "./fault-kind.ts";
import type { Operation, OperationPlace } from "./operation.ts";
import { SimulatedFailure } from "./simulated-failure.ts";

/** One simulated process: each of its operations may fail, kill it, or put it to sleep. */
export interface SimulatedProcess {
  readonly name: string;
  readonly dead: boolean;
  readonly asleep: boolean;
  /** It sleeps between its last look at the clock and the first byte of a provider call. */
  readonly asleepBeforeCall: boolean;
  /** How often it slept so far: what was waiting for time then has not noticed it pass. */
  readonly sleeps: number;
  /** Whether it holds a connection of the database right now. */
  inTransaction: boolean;
  step<Result>(
    name: string,
    place: OperationPlace,
    call: () => Result | Promise<Result>,
  ): Promise<Result>;
  /** Meets the fault of an operation: all of it that comes before the effect. */
  before(name: string, place: OperationPlace): Promise<FaultKind | null>;
  /** All of it that comes after. */
  after(name: string, fault: FaultKind | null): Promise<void>;
  kill(where: string): WorkerCrash;
  wake(): void;
  untilAwake(): Promise<void>;
}

export function createProcess(options: {
  readonly name: string;
  /** Counts the operation and says what it meets. */
  readonly meet: (operation: Omit<Operation, "number">) => FaultKind | null;
  readonly onSleep: (process: SimulatedProcess, kind: SleepKind) => void;
}): SimulatedProcess {
  const { name: processName, meet } = options;
  let crash: WorkerCrash | undefined;
  let sleep: PromiseWithResolvers<void> | undefined;
  let sleepsAt: OperationPlace | undefined;
  let sleeps = 0;
  const kill = (where: string) => (crash ??= new WorkerCrash(where));
  const untilAwake = async () => {
    while (sleep) await sleep.promise;
  };
  const stayAwake = async () => {
    await untilAwake();
    if (crash) throw crash;
  };
  const fallAsleep = async (kind: SleepKind, place: OperationPlace) => {
    sleep = Promise.withResolvers();
    sleepsAt = place;
    sleeps += 1;
    options.onSleep(process, kind);
    await stayAwake();
  };
  const before = async (name: string, place: OperationPlace): Promise<FaultKind | null> => {
    // Again and again: of several that wake up at once, the first may put the process to sleep anew.
    while (sleep && place !== "transaction") await stayAwake();
    if (crash) throw crash;
    const fault = meet({ name, place, process: processName });
    if (fault === null) return null;
    if (fault === "error") throw new SimulatedFailure(`before ${name}`);
    if (fault === "conflict") throw new WriteConflictError({ part: name, asked: 1, took: 0 });
    if (fault === "crash") throw kill(`before ${name}`);
    // Whoever sleeps at a commit sleeps after it: a sleeper that holds locks is a lost connection.
    if (isSleepKind(fault) && place !== "commit") await fallAsleep(fault, place);
    return fault;
  };
  const after = async (name: string, fault: FaultKind | null): Promise<void> => {
    if (fault === null) return;
    if (fault === "late-error") throw new SimulatedFailure(`after ${name}`);
    if (fault === "late-crash") throw kill(`after ${name}`);
    if (isSleepKind(fault) && name === COMMIT) await fallAsleep(fault, "commit");
  };
  const process: SimulatedProcess = {
    name: processName,
    inTransaction: false,
    get dead() {
      return crash !== undefined;
    },
    get asleep() {
      return sleep !== undefined;
    },
    get asleepBeforeCall() {
      return sleep !== undefined && sleepsAt === "call";
    },
    get sleeps() {
      return sleeps;
    },
    async step(name, place, call) {
      const fault = await before(name, place);
      const result = await call();
      if (fault !== null) await after(name, fault);
      return result;
    },
    before,
    after,
    kill,
    untilAwake,
    wake() {
      const current = sleep;
      sleep = undefined;
      current?.resolve();
    },
  };
  return process;
}

/** What a commit is called among the operations. */
export const COMMIT = "transaction.commit";
