import type { Store } from "@outreachkit/core/plugin";
import { editFacts } from "../edit-facts.ts";

/** Whether a campaign runs is asked when its queue is looked at, and not again. */
export const campaignPauseIgnored = (store: Store): Store =>
  editFacts(store, (facts) => ({
    ...facts,
    campaign: { ...facts.campaign, state: "running" },
  }));
