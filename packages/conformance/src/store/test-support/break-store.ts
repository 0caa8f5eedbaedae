import type { Store } from "@outreachkit/core/plugin";
import type { StoreUnderTest } from "../store-under-test.ts";

/** What makes a store break a rule. */
export type Fault = (subject: StoreUnderTest) => StoreUnderTest;

/** Breaks the store of every handle. */
export const breakStore =
  (change: (store: Store) => Partial<Store>): Fault =>
  (subject) => {
    const broken = (store: Store): Store => ({ ...store, ...change(store) });
    return {
      ...subject,
      store: broken(subject.store),
      second: () => broken(subject.second()),
    };
  };
