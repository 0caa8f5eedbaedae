import type { Random } from "@outreachkit/core";
import { type FaultKind, isSleepKind } from "../process/fault-kind.ts";
import { faultsAt, type Operation, type OperationPlace } from "../process/operation.ts";
import { createDice } from "./create-dice.ts";
import type { SwarmOptions } from "./swarm-options.ts";

/** More sleepers at once than this would only wait for one another. */
const MOST_SLEEPERS = 3;
const HOUR = 3_600_000;

const rateAt: { readonly [place in OperationPlace]: keyof SwarmOptions["faults"] } = {
  read: "database",
  begin: "database",
  transaction: "database",
  commit: "commit",
  call: "call",
  lookup: "call",
  clock: "clock",
};

/** A provider that is down may have taken in what it gives no answer to. */
const unclear = [
  "call-unclear",
  "call-unclear-late",
  "call-throws-late",
  "call-timeout-late",
] as const;

/** What an operation meets, by seeded chance. */
export function createFaultDrawer(
  options: SwarmOptions,
  {
    random,
    sleeping,
    now,
  }: {
    readonly random: Random;
    readonly sleeping: () => number;
    readonly now: () => number;
  },
): (operation: Operation) => FaultKind | null {
  const { pick, chance } = createDice(random);
  const start = Date.parse(options.start);
  const isOut = () => {
    const hours = (now() - start) / HOUR;
    return options.outages.some(({ from, to }) => hours >= from && hours < to);
  };
  return ({ place }) => {
    if (place === "call" && isOut()) return pick(unclear);
    if (place === "begin" && options.interruptions > 0 && chance(options.interruptions))
      return sleeping() < MOST_SLEEPERS ? "interrupted" : null;
    if (!chance(options.faults[rateAt[place]])) return null;
    const kinds = faultsAt[place];
    const sleeps = kinds.filter(isSleepKind);
    const others = kinds.filter((kind) => !isSleepKind(kind));
    const sleepy = sleeps.length > 0 && chance(options.sleeps);
    if (!sleepy) return pick(others);
    return sleeping() < MOST_SLEEPERS ? pick<FaultKind>([...sleeps, "oversleep"]) : null;
  };
}
