import type { Random } from "@outreachkit/core";
import { type FaultKind, isSleepKind } from "../process/fault-kind.ts";
import { faultsAt, type Operation, type OperationPlace } from "../process/operation.ts";
import { createDice } from "./create-dice.ts";
import type { SwarmOptions } from "./swarm-options.ts";

/** More sleepers at once than this would only wait for one another. */
const MOST_SLEEPERS = 3;

const rateAt: { readonly [place in OperationPlace]: keyof SwarmOptions["faults"] } = {
  read: "database",
  begin: "database",
  transaction: "database",
  commit: "commit",
  call: "call",
  lookup: "call",
  clock: "clock",
};

/** What an operation meets, by seeded chance. */
export function createFaultDrawer(
  options: SwarmOptions,
  random: Random,
  sleeping: () => number,
): (operation: Operation) => FaultKind | null {
  const { pick, chance } = createDice(random);
  return ({ place }) => {
    if (!chance(options.faults[rateAt[place]])) return null;
    const kinds = faultsAt[place];
    const sleeps = kinds.filter(isSleepKind);
    const others = kinds.filter((kind) => !isSleepKind(kind));
    const sleepy = sleeps.length > 0 && chance(options.sleeps);
    if (!sleepy) return pick(others);
    return sleeping() < MOST_SLEEPERS ? pick<FaultKind>([...sleeps, "oversleep"]) : null;
  };
}
