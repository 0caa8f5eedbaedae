import type { Instant } from "../model/instant.ts";
import type { TransactionOptions } from "./store/store.ts";

/**
 * Time and waiting. Without one the store's time and the platform's timers are used; the test kit
 * puts a virtual clock here, and nothing in the engine notices.
 */
export interface Clock {
  /** Inside a host's transaction that is passed on, so that a store needs no second connection. */
  now(options?: TransactionOptions): Instant | Promise<Instant>;
  /** Resolves after `milliseconds`, or at once when `signal` aborts. Never rejects. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /**
   * This machine's own idea of the time, in milliseconds. It decides nothing, except that a worker
   * which slept gives up its lease: not every machine counts its sleep in `monotonic`.
   */
  wall(): number;
  /** Milliseconds that only grow, to measure how long something took. */
  monotonic(): number;
}
