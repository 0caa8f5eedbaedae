import { WorkerCrash } from "./worker-crash.ts";

/**
 * Where to die: the next operation of this name, such as `apply`, `transaction.commit` or
 * `enrollments.readFacts`, or the operation of this number, counted from 1.
 */
export type CrashPoint = string | number;

/** The life of one process, as a sequence of operations it may die at. */
export interface Mortality {
  readonly operations: readonly string[];
  isDead(): boolean;
  requireAlive(): void;
  crashBefore(point: CrashPoint): void;
  crashAfter(point: CrashPoint): void;
  kill(point?: string): void;
  /** Counts an operation that is about to happen. */
  start(name: string): number;
  /** The operation has had its effect. */
  end(name: string, number: number): void;
  run<Result>(name: string, call: () => Result | Promise<Result>): Promise<Result>;
}

export function createMortality(): Mortality {
  const operations: string[] = [];
  const planned: { readonly point: CrashPoint; readonly when: "before" | "after" }[] = [];
  let crash: WorkerCrash | undefined;
  const die = (point: string): WorkerCrash => (crash ??= new WorkerCrash(point));
  const requireAlive = () => {
    if (crash) throw crash;
  };
  const meet = (name: string, number: number, when: "before" | "after") => {
    requireAlive();
    const index = planned.findIndex(
      (plan) => plan.when === when && (plan.point === name || plan.point === number),
    );
    if (index < 0) return;
    planned.splice(index, 1);
    throw die(`${when} ${name} (operation ${number})`);
  };
  const start = (name: string) => {
    requireAlive();
    const number = operations.push(name);
    meet(name, number, "before");
    return number;
  };
  const end = (name: string, number: number) => meet(name, number, "after");
  return {
    operations,
    isDead: () => crash !== undefined,
    requireAlive,
    crashBefore: (point) => void planned.push({ point, when: "before" }),
    crashAfter: (point) => void planned.push({ point, when: "after" }),
    kill: (point = "by hand") => void die(point),
    start,
    end,
    async run(name, call) {
      const number = start(name);
      const result = await call();
      end(name, number);
      return result;
    },
  };
}
