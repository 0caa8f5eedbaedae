import type { Store } from "@outreachkit/core/plugin";
import { wrapGroups } from "../store/wrap-groups.ts";
import { type CrashPoint, createMortality } from "./create-mortality.ts";

/** One process's handle of a store. Once it died, every call through it throws `WorkerCrash`. */
export interface CrashableStore extends Store {
  /** What was called through this handle so far, in order; a point may name one by its number. */
  readonly operations: readonly string[];
  readonly dead: boolean;
  /** Dies instead of the operation. */
  crashBefore(point: CrashPoint): void;
  /** Dies after its effect, before the answer arrives: after `transaction.commit` it is committed. */
  crashAfter(point: CrashPoint): void;
  /** Dies now. */
  kill(point?: string): void;
}

/**
 * Makes a process that uses `store` mortal. The store itself lives on for other handles, as a
 * database outlives its clients: an open transaction rolls back, a committed one stays.
 */
export function createCrashableStore(store: Store): CrashableStore {
  const life = createMortality();
  const { run } = life;
  return {
    specificationVersion: store.specificationVersion,
    name: store.name,
    operations: life.operations,
    get dead() {
      return life.isDead();
    },
    crashBefore: life.crashBefore,
    crashAfter: life.crashAfter,
    kill: life.kill,
    migrate: () => run("migrate", () => store.migrate()),
    ready: () => run("ready", () => store.ready()),
    readSecrets: (options) => run("readSecrets", () => store.readSecrets(options)),
    now: (options) => run("now", () => store.now(options)),
    hostTransaction: (work) => run("hostTransaction", () => store.hostTransaction(work)),
    close: async () => {
      if (!life.isDead()) await store.close();
    },
    async transaction(work, options) {
      await run("transaction.begin", async () => undefined);
      const commit = await store.transaction(async (session, transaction) => {
        const result = await work(wrapGroups(session, run), transaction);
        return { result, number: life.start("transaction.commit") };
      }, options);
      life.end("transaction.commit", commit.number);
      return commit.result;
    },
    read: (work, options) => {
      life.requireAlive();
      return store.read((session) => work(wrapGroups(session, run)), options);
    },
  };
}
