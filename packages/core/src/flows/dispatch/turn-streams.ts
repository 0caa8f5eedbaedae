import { laneRules } from "../../capacity/lane-rules.ts";
import { ratioRounds } from "../../capacity/ratio-rounds.ts";
import type { Changes } from "../changes/create-changes.ts";
import type { PlannedSend } from "./planned-send.ts";
import { ratioOf } from "./ratio-of.ts";

/** Moves the rounds of ratios on by what goes now; nothing where no campaign of it has one. */
export function turnStreams(
  changes: Changes,
  options: {
    readonly going: readonly PlannedSend[];
    /** Where streams stood at the look, by enrollment. */
    readonly turns: ReadonlyMap<string, number>;
  },
): void {
  const streams = new Map<string, Changes["turns"][number]>();
  for (const { facts } of options.going) {
    const ratio = ratioOf(facts.campaign);
    if (!ratio) continue;
    const { id, tenantId, senderId, campaignId, lane } = facts.enrollment;
    const from = streams.get(campaignId)?.turn ?? options.turns.get(id) ?? 0;
    const turn = ratioRounds.after(ratio, from, laneRules.isNew(lane));
    streams.set(campaignId, { tenantId, senderId, campaignId, turn });
  }
  changes.turns.push(...streams.values());
}
