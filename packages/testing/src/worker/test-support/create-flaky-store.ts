import { DatabaseUnavailableError } from "@outreachkit/core/plugin";
import type { Store } from "@outreachkit/core/plugin";

/** A database that can be taken away, or made to refuse one kind of work. */
export interface FlakyStore extends Store {
  /** Every call is refused from now on, as by a server that is gone. */
  away: boolean;
  /** Calls that were refused. */
  readonly refused: number;
  /** Throws what it gives instead of the operation of that name, `transaction` or `read`. */
  fail: ((operation: "transaction" | "read") => Error | undefined) | undefined;
  /** Awaited before each transaction. */
  before: (() => Promise<void>) | undefined;
}

export function createFlakyStore(store: Store): FlakyStore {
  let refused = 0;
  const guard = (operation?: "transaction" | "read") => {
    if (flaky.away) {
      refused += 1;
      throw new DatabaseUnavailableError({ reason: "ECONNREFUSED", detail: "it is off." });
    }
    const error = operation && flaky.fail?.(operation);
    if (error) throw error;
  };
  const flaky: FlakyStore = {
    away: false,
    get refused() {
      return refused;
    },
    fail: undefined,
    before: undefined,
    specificationVersion: store.specificationVersion,
    name: store.name,
    migrate: () => store.migrate(),
    async ready() {
      guard();
      await store.ready();
    },
    readSecrets: () => store.readSecrets(),
    close: () => store.close(),
    async now() {
      guard();
      return await store.now();
    },
    hostTransaction: (work) => store.hostTransaction(work),
    async transaction(work, options) {
      await flaky.before?.();
      guard("transaction");
      return await store.transaction(work, options);
    },
    async read(work, options) {
      guard("read");
      return await store.read(work, options);
    },
    listen: (listener) => store.listen?.(listener) ?? (async () => undefined),
  };
  return flaky;
}
