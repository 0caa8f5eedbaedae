import type { Outreach } from "@outreachkit/core";
import type { Store } from "@outreachkit/core/plugin";
import { type CrashableStore, createCrashableStore } from "../crash/create-crashable-store.ts";

/** One worker after the other, each with a store handle that dies with it. */
export interface WorkerPool {
  current(): Outreach;
  /** The handle of the worker at work. */
  store(): CrashableStore;
  /** The worker after one that died. */
  next(): Outreach;
  readonly operations: readonly (readonly string[])[];
}

export function createWorkerPool(options: {
  /** The database as each worker reaches it. */
  readonly connect: () => Store;
  readonly create: (store: CrashableStore) => Outreach;
}): WorkerPool {
  const operations: (readonly string[])[] = [];
  let worker: { readonly store: CrashableStore; readonly outreach: Outreach } | undefined;
  const start = () => {
    const store = createCrashableStore(options.connect());
    operations.push(store.operations);
    return { store, outreach: options.create(store) };
  };
  const current = () => (worker ??= start());
  return {
    current: () => current().outreach,
    store: () => current().store,
    next: () => (worker = start()).outreach,
    operations,
  };
}
