import type { CampaignState, EventType } from "@outreachkit/core";

/** Where a campaign is after an event; others leave it where it was. */
export const campaignStateAfter: ReadonlyMap<EventType, CampaignState> = new Map([
  ["campaign-launched", "running"],
  ["campaign-paused", "paused"],
  ["campaign-resumed", "running"],
  ["campaign-completed", "completed"],
  ["campaign-cancelled", "cancelled"],
  ["campaign-archived", "archived"],
  ["campaign-reopened", "running"],
]);
