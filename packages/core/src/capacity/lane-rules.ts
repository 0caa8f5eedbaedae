import { type Lane, lanes } from "../contracts/store/records/enrollment-record.ts";
import type { CampaignPriority } from "../model/campaign-definition.ts";

const first = {
  normal: lanes.newContact,
  high: lanes.highNewContact,
  urgent: lanes.urgentNewContact,
} as const satisfies Record<CampaignPriority, Lane>;

const followUps = {
  [lanes.followUp]: lanes.followUp,
  [lanes.newContact]: lanes.followUp,
  [lanes.highFollowUp]: lanes.highFollowUp,
  [lanes.highNewContact]: lanes.highFollowUp,
  [lanes.urgentFollowUp]: lanes.urgentFollowUp,
  [lanes.urgentNewContact]: lanes.urgentFollowUp,
} as const satisfies Record<Lane, Lane>;

const beginnings = {
  [lanes.followUp]: lanes.newContact,
  [lanes.newContact]: lanes.newContact,
  [lanes.highFollowUp]: lanes.highNewContact,
  [lanes.highNewContact]: lanes.highNewContact,
  [lanes.urgentFollowUp]: lanes.urgentNewContact,
  [lanes.urgentNewContact]: lanes.urgentNewContact,
} as const satisfies Record<Lane, Lane>;

/** In which lane of its stream an enrollment stands. It keeps its own priority for all of its steps. */
export const laneRules = {
  first: (priority: CampaignPriority = "normal"): Lane => first[priority],
  followUp: (lane: Lane): Lane => followUps[lane],
  /** Back among the new contacts: nothing went to it yet, whatever it passed. */
  asNew: (lane: Lane): Lane => beginnings[lane],
  isNew: (lane: Lane): boolean => followUps[lane] !== lane,
  /** How many lanes a stream is read for that has this one. */
  needed: (lane: Lane): number => (lane > lanes.newContact ? Object.keys(lanes).length : 2),
} as const;
