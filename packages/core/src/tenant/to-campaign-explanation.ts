import type { CampaignExplanation as Explained } from "../flows/campaigns/explain-campaign.ts";
import { enrollmentMachine, type EnrollmentState } from "../machines/enrollment-machine.ts";
import { statesOf } from "../machines/states-of.ts";
import { formatOptionalInstant } from "../model/format-optional-instant.ts";
import type { CampaignExplanation } from "./campaign-explanation.ts";

/** A campaign's explanation as it leaves the library. */
export function toCampaignExplanation({
  campaign,
  counts,
  reasons,
}: Explained): CampaignExplanation {
  const { id, key, state, pausedUntil } = campaign;
  const states = Object.fromEntries(
    statesOf(enrollmentMachine).map((name) => [
      name,
      counts.reduce((sum, row) => (row.state === name ? sum + row.count : sum), 0),
    ]),
  ) as Record<EnrollmentState, number>;
  return {
    campaign: { id, key, state, pausedUntil: formatOptionalInstant(pausedUntil) },
    states,
    live: reasons.reduce((sum, { count }) => sum + count, 0),
    reasons: reasons.map(({ senders, nextChangeAt, ...reason }) => ({
      ...reason,
      nextChangeAt: formatOptionalInstant(nextChangeAt),
      senders: senders.map((sender) => ({
        ...sender,
        nextChangeAt: formatOptionalInstant(sender.nextChangeAt),
      })),
    })),
  };
}
