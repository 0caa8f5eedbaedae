import type { Marker } from "./markers.ts";

/** What a worker shall do to itself when it passes a marker for the `count`-th time from now on. */
export interface MarkerOrder {
  readonly marker: Marker;
  readonly count: number;
  readonly action: "kill" | "stop";
}
