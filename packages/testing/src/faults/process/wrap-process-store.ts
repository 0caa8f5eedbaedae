import type { Store, StoreSession } from "@outreachkit/core/plugin";
import { wrapMethods } from "../../store/wrap-methods.ts";
import { COMMIT, type SimulatedProcess } from "./create-process.ts";
import type { FaultKind } from "./fault-kind.ts";
import type { OperationPlace } from "./operation.ts";

/** The database as one simulated process reaches it. */
export function wrapProcessStore(store: Store, process: SimulatedProcess): Store {
  const { step } = process;
  return {
    ...store,
    async transaction(work, options) {
      await step("transaction.begin", "begin", () => undefined);
      let fault: FaultKind | null = null;
      const result = await store.transaction(async (session, executor) => {
        process.inTransaction = true;
        try {
          const value = await work(wrapSession(session, process, "transaction"), executor);
          fault = await process.before(COMMIT, "commit");
          return value;
        } finally {
          process.inTransaction = false;
        }
      }, options);
      await process.after(COMMIT, fault);
      return result;
    },
    read: (work, options) =>
      store.read((session) => work(wrapSession(session, process, "read")), options),
  };
}

function wrapSession(
  session: StoreSession,
  { step }: SimulatedProcess,
  place: OperationPlace,
): StoreSession {
  const groups = new Map<string | symbol, unknown>();
  return new Proxy(session, {
    get(target, name) {
      const known = groups.get(name);
      if (known !== undefined) return known;
      const group: unknown = Reflect.get(target, name);
      const wrapped =
        name === "apply"
          ? (changes: Parameters<StoreSession["apply"]>[0]) =>
              step("apply", place, () => target.apply(changes))
          : wrapMethods(group as object, (method, call) =>
              step(`${String(name)}.${method}`, place, call),
            );
      groups.set(name, wrapped);
      return wrapped;
    },
  });
}
