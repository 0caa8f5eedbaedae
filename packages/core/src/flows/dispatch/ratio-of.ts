import type { Ratio } from "../../capacity/ratio-rounds.ts";
import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";

/** The ratio that a campaign's order is, if it is one. */
export function ratioOf({
  followUpShare,
  newShare,
}: Pick<CampaignRecord, "followUpShare" | "newShare">): Ratio | null {
  return followUpShare === null || newShare === null
    ? null
    : { followUps: followUpShare, newContacts: newShare };
}
