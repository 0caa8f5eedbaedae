import type { Store, StoreSession } from "@outreachkit/core/plugin";
import type { StoreUnderTest } from "./store-under-test.ts";

/**
 * Starts `meanwhile` on the second handle while a transaction of the first holds what `hold` locked
 * or wrote, then commits the first; gives what `meanwhile` came to.
 */
export const startWhileHeld = async <Result>(
  { store, second }: Pick<StoreUnderTest, "store" | "second">,
  work: {
    readonly hold: (session: StoreSession) => Promise<unknown>;
    readonly meanwhile: (store: Store) => Promise<Result>;
  },
): Promise<Result> => {
  const other = second();
  let started: Promise<Result> | undefined;
  try {
    await store.transaction(async (session) => {
      await work.hold(session);
      started = work.meanwhile(other);
      // Time for its statements to arrive: each of these reads is a round trip of its own.
      for (let trip = 0; trip < 5; trip++) await other.now();
    });
  } catch (error) {
    await started?.catch(() => undefined);
    throw error;
  }
  return started!;
};
