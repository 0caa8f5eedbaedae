import type { VirtualClock } from "../time/create-virtual-clock.ts";

export interface FaultOptions {
  /** Hanging calls move it to their time-out. Without one they hang until they are aborted. */
  readonly clock?: VirtualClock;
  /** Called where the worker dies; kill its `createCrashableStore` here. */
  readonly onCrash?: (point: string) => void;
}
