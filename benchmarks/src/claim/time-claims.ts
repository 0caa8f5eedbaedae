import type { Store, StoreSession } from "@outreachkit/core/plugin";

export interface ClaimTimes {
  readonly store: Store;
  /** Milliseconds of each claim since the last call: its look and its transaction, commit included. */
  take(): readonly number[];
}

/** What a look and a claim are known by: the store's methods that only they call. */
const marks = { look: "readReadyHeads", claim: "lockForClaim" };

/** Wraps a store so that looks and claims are told from all else and timed. */
export function timeClaims(inner: Store): ClaimTimes {
  let claims: number[] = [];
  let lastLook: number | undefined;

  const note = (called: ReadonlySet<string>, milliseconds: number) => {
    if (called.has(marks.claim)) {
      claims.push(milliseconds + (lastLook ?? 0));
      lastLook = undefined;
    } else if (called.has(marks.look)) {
      lastLook = milliseconds;
    }
  };
  const timed = async <Result>(
    run: (noted: (session: StoreSession) => StoreSession) => Promise<Result>,
  ): Promise<Result> => {
    const called = new Set<string>();
    const started = performance.now();
    const result = await run((session) => noteCalls(session, called));
    note(called, performance.now() - started);
    return result;
  };

  return {
    store: {
      ...inner,
      transaction: (work, options) =>
        timed((noted) =>
          inner.transaction((session, executor) => work(noted(session), executor), options),
        ),
      read: (work, options) =>
        timed((noted) => inner.read((session) => work(noted(session)), options)),
    },
    take() {
      const taken = claims;
      claims = [];
      if (taken.length === 0) {
        throw new Error(
          `No claim called ${marks.claim}: adapt the benchmark to the store's methods.`,
        );
      }
      return taken;
    },
  };
}

/** The names of the methods that are called, whatever group they are in. */
function noteCalls(session: StoreSession, called: Set<string>): StoreSession {
  const noted = <Group extends object>(group: Group): Group =>
    new Proxy(group, {
      get(target, name, receiver) {
        called.add(String(name));
        const value: unknown = Reflect.get(target, name, receiver);
        return typeof value === "object" && value !== null ? noted(value) : value;
      },
    });
  return noted(session);
}
