import type { Operation } from "../process/operation.ts";
import { faultsAt } from "../process/operation.ts";
import type { PlannedFault } from "./play-scenario.ts";

/** Every fault that may happen at these operations, each alone. */
export function listFaults(operations: readonly Operation[]): PlannedFault[] {
  return operations.flatMap(({ number, place }) =>
    faultsAt[place].map((kind) => ({ at: number, kind })),
  );
}
