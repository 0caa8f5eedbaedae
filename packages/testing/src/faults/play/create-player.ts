import { setImmediate } from "node:timers/promises";
import { type Outreach, OutreachError, type TickResult } from "@outreachkit/core";
import { WorkerCrash } from "../../crash/worker-crash.ts";
import type { Inbox } from "../../inbox/inbox.ts";
import type { SleepKind } from "../process/fault-kind.ts";
import { SimulatedFailure } from "../process/simulated-failure.ts";
import type { Actor, World } from "../world/create-world.ts";

/** Makes a world go on: its workers take turns, hosts call, and time passes. */
export interface Player {
  /** Everything that is due until then is done; what is due then, too. When there is more to do. */
  advanceTo(instant: number): Promise<string | null>;
  /** A host's call, again until it was answered: at least once, as a host's own queue would. */
  call(name: string, work: (outreach: Outreach) => Promise<unknown>): Promise<void>;
  /**
   * Whoever sleeps right before its provider call goes on. Before a clock jumps by more than a key is
   * remembered: such a call after it is the gap that nothing on our side closes.
   */
  wakeCallers(): Promise<void>;
  readonly ticks: number;
  readonly crashes: number;
  /** How many processes sleep right now. */
  readonly sleeping: number;
}

interface Sleeper {
  readonly actor: Actor;
  readonly ticking: Promise<TickResult>;
  readonly kind: SleepKind;
  readonly wakeAt: number;
}

type Ending<Result> =
  | { readonly ended: "done"; readonly result: Result }
  | { readonly ended: "slept"; readonly kind: SleepKind }
  | { readonly ended: "crashed" }
  | { readonly ended: "failed"; readonly error: unknown };

const MINUTE = 60_000;
const BACKOFF = 1_000;
const HOST_ATTEMPTS = 12;
const TICKS_OF_OTHERS = 12;

/** A run that never comes to rest has been reported and ends here. */
export class EndlessRun extends Error {
  override readonly name = "EndlessRun";
}

export function createPlayer(
  world: World,
  options: {
    readonly workers: number;
    /** More ticks than this are a run that never rests. */
    readonly mostTicks: number;
    readonly inbox?: Inbox;
    readonly onRest?: () => void | Promise<void>;
    /** The host's next call, for a worker that is interrupted by it. */
    readonly interrupt?: () => Promise<void>;
  },
): Player {
  const { clock, monitor } = world;
  const { inbox } = options;
  const count = { ticks: 0, crashes: 0, started: 0, hosts: 0 };
  const startWorker = () => world.start(`worker-${(count.started += 1)}`, "worker");
  const workers = Array.from({ length: options.workers }, startWorker);
  const busy = new Set<Actor>();
  let sleepers: Sleeper[] = [];
  let turn = 0;
  let host: Actor | undefined;

  const pick = (): Actor => {
    for (let index = 0; index < workers.length; index += 1) {
      const worker = workers[(turn + index) % workers.length];
      if (worker && !busy.has(worker)) {
        turn = (turn + index + 1) % workers.length;
        return worker;
      }
    }
    const another = startWorker();
    workers.push(another);
    return another;
  };

  const tickOnce = async (): Promise<TickResult | null> => {
    const actor = pick();
    count.ticks += 1;
    if (count.ticks > options.mostTicks) {
      const message = `It does not come to rest: ${count.ticks} ticks, the last at ${new Date(clock.now()).toISOString()}.`;
      monitor.report({ invariant: 15, message, ids: [] });
      throw new EndlessRun(message);
    }
    busy.add(actor);
    return await follow(actor, actor.outreach.tick());
  };

  /** Until the tick ends, or its worker sleeps for longer. Null: there is no answer. */
  const follow = async (actor: Actor, ticking: Promise<TickResult>): Promise<TickResult | null> => {
    const ending = await watch(world, actor, ticking);
    switch (ending.ended) {
      case "done":
        busy.delete(actor);
        return ending.result;
      case "slept":
        if (ending.kind === "overtaken" || ending.kind === "interrupted") {
          if (ending.kind === "interrupted") await options.interrupt?.();
          else await othersWork();
          return await wake({ actor, ticking });
        }
        sleepers.push({
          actor,
          ticking,
          kind: ending.kind,
          wakeAt: clock.now() + world.lease + MINUTE,
        });
        return null;
      case "crashed":
        busy.delete(actor);
        count.crashes += 1;
        workers[workers.indexOf(actor)] = startWorker();
        return null;
      case "failed":
        busy.delete(actor);
        noteError(world, ending.error);
        clock.advanceTo(clock.now() + BACKOFF);
        return null;
    }
  };

  const wake = async ({ actor, ticking }: Pick<Sleeper, "actor" | "ticking">) => {
    sleepers = sleepers.filter((sleeper) => sleeper.actor !== actor);
    const ending = follow(actor, ticking);
    actor.process.wake();
    return await ending;
  };

  const othersWork = async (): Promise<void> => {
    for (let tick = 0; tick < TICKS_OF_OTHERS; tick += 1) {
      const result = await tickOnce();
      if (result !== null && !result.more) return;
    }
  };

  const wakeDue = async (kinds: readonly SleepKind[]): Promise<boolean> => {
    const now = clock.now();
    const due = sleepers.find(({ kind, wakeAt }) => kinds.includes(kind) && wakeAt <= now);
    if (due) await wake(due);
    return due !== undefined;
  };

  world.onCall(async (caller) => {
    if (sleepers.some(({ actor }) => actor.process === caller)) return;
    await wakeDue(["zombie-in-call"]);
  });

  const advanceTo: Player["advanceTo"] = async (until) => {
    for (;;) {
      await inbox?.deliver(clock.now());
      if (await wakeDue(["oversleep"])) continue;
      const result = await tickOnce();
      if (result === null || result.more) continue;
      if (await wakeDue(["zombie", "zombie-in-call"])) continue;
      await options.onRest?.();
      const due = result.nextDueAt === null ? [] : [Date.parse(result.nextDueAt)];
      const signal = (await inbox?.nextAt()) ?? null;
      const next = Math.min(
        ...due,
        ...sleepers.map(({ wakeAt }) => wakeAt),
        ...(signal === null ? [] : [signal]),
      );
      if (next > until) {
        if (clock.now() < until) clock.advanceTo(until);
        return Number.isFinite(next) ? new Date(next).toISOString() : null;
      }
      if (next > clock.now()) clock.advanceTo(next);
    }
  };

  const call: Player["call"] = async (_name, work) => {
    for (let attempt = 0; attempt < HOST_ATTEMPTS; attempt += 1) {
      const actor = host ?? world.start(`host-${(count.hosts += 1)}`, "host");
      // While it sleeps another one takes the calls that come in.
      host = undefined;
      const calling = work(actor.outreach);
      let ending = await watch(world, actor, calling);
      while (ending.ended === "slept") {
        if (ending.kind === "overtaken" || ending.kind === "interrupted") await othersWork();
        else await advanceTo(clock.now() + world.lease + MINUTE);
        const next = watch(world, actor, calling);
        actor.process.wake();
        ending = await next;
      }
      if (ending.ended === "crashed") continue;
      host = actor;
      if (ending.ended === "done") return;
      // A refusal is an answer.
      if (noteError(world, ending.error) === "refusal") return;
    }
  };

  const wakeCallers: Player["wakeCallers"] = async () => {
    const next = () => sleepers.find(({ actor }) => actor.process.asleepBeforeCall);
    for (let caller = next(); caller; caller = next()) await wake(caller);
  };

  return {
    advanceTo,
    call,
    wakeCallers,
    get ticks() {
      return count.ticks;
    },
    get crashes() {
      return count.crashes;
    },
    get sleeping() {
      return busy.size;
    },
  };
}

/** How a call of a process ends, or that it fell asleep in it. */
async function watch<Result>(
  world: World,
  { process }: Actor,
  calling: Promise<Result>,
): Promise<Ending<Result>> {
  const ended = calling.then(
    (result): Ending<Result> => ({ ended: "done", result }),
    (error: unknown): Ending<Result> =>
      error instanceof WorkerCrash ? { ended: "crashed" } : { ended: "failed", error },
  );
  let stop: () => void = () => undefined;
  const slept = new Promise<Ending<Result>>((resolve) => {
    stop = world.onSleep(process, (kind) => resolve({ ended: "slept", kind }));
  });
  const ending = await Promise.race([ended, slept]);
  stop();
  // Whatever else the process was doing comes to its next operation and stops there.
  if (ending.ended === "slept") await setImmediate();
  return ending;
}

/** Lost connections are expected, and refusals; everything else is a fault of the engine. */
function noteError(world: World, error: unknown): "lost" | "refusal" {
  if (error instanceof SimulatedFailure) return "lost";
  if (OutreachError.isInstance(error)) return error.code === "write-conflict" ? "lost" : "refusal";
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  world.monitor.report({ invariant: 16, message: `A flow threw ${message}`, ids: [] });
  return "lost";
}
