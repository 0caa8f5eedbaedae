import { defineMachine, type StateOf } from "./define-machine.ts";

/**
 * A campaign as the sales lead sees it. Generating and reviewing are progress, not states: contacts
 * may join and messages be written at any time.
 *
 * - `draft`: may be changed freely; nothing of it is ever looked at by a worker.
 * - `running`: entered by launch, which needs readiness (a sender, a zone, a postal address).
 * - `paused`: nothing new is claimed; what is out settles.
 * - `completed`: enrollment is closed and nothing is live.
 * - `cancelled`: every live enrollment was stopped; final but for the archive.
 * - `archived`: hidden from lists.
 */
export const campaignMachine = defineMachine({
  name: "campaign",
  initial: "draft",
  table: {
    draft: { launch: "running", cancel: "cancelled", archive: "archived" },
    running: { pause: "paused", complete: "completed", cancel: "cancelled" },
    paused: { resume: "running", cancel: "cancelled" },
    completed: { reopen: "running", archive: "archived" },
    cancelled: { archive: "archived" },
    archived: {},
  },
});

export type CampaignState = StateOf<typeof campaignMachine.table>;
