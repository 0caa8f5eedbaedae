import type { Store } from "@outreachkit/core/plugin";
import type { StoreUnderTest } from "./store-under-test.ts";

/**
 * Runs `work` many times at once, in turn on two handles, and waits for all of them, so that none
 * outlives a test that fails. Throws the first error.
 */
export const runTogether = async <Result>(
  subject: StoreUnderTest,
  count: number,
  work: (store: Store, index: number) => Promise<Result>,
): Promise<readonly Result[]> => {
  const handles = [subject.store, subject.second()] as const;
  const settled = await Promise.allSettled(
    Array.from({ length: count }, (_, index) => work(handles[index % 2 === 0 ? 0 : 1], index)),
  );
  return settled.map((each) => {
    if (each.status === "rejected") throw each.reason;
    return each.value;
  });
};
