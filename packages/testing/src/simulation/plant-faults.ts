import type { Random } from "@outreachkit/core";
import type { FaultScript } from "../channel/add-faults.ts";
import type { FailureMode } from "../channel/failure-mode.ts";
import type { FaultRates } from "./simulation-options.ts";

/** Lets a share of a channel's calls fail in each way, by seeded chance. */
export function plantFaults(channel: FaultScript, rates: FaultRates, random: Random): void {
  for (const [mode, rate] of Object.entries(rates) as [FailureMode, number][]) {
    channel.failWhen(() => random() < rate, mode);
  }
}
