import type { StoreUnderTest } from "./store-under-test.ts";

/** Resolves if the store keeps the rule that its title states; else throws an AssertionError. */
export type StoreTest = (subject: StoreUnderTest) => Promise<void>;

/** Tests by their titles. A title is also the key of a skip. */
export type StoreTests = Readonly<Record<string, StoreTest>>;
