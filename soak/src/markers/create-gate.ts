import type { MarkerOrder } from "./marker-order.ts";
import type { Marker } from "./markers.ts";

/** Where a worker meets its order. */
export interface Gate {
  /** Replaces the order there was; null takes it back. */
  arm(order: MarkerOrder | null): void;
  /** Returns at once, unless the order is about this marker and this pass of it. */
  pass(marker: Marker): void;
}

/** `carryOut` announces the order and carries it out before it returns. */
export function createGate(carryOut: (order: MarkerOrder) => void): Gate {
  let order: MarkerOrder | null = null;
  let left = 0;
  return {
    arm(next) {
      order = next;
      left = next?.count ?? 0;
    },
    pass(marker) {
      if (order?.marker !== marker) return;
      left -= 1;
      if (left > 0) return;
      const due = order;
      order = null;
      carryOut(due);
    },
  };
}
