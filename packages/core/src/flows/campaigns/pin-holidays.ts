import type { CampaignDefinition } from "../../model/campaign-definition.ts";
import type { Engine } from "../engine.ts";

/**
 * Writes the default for holidays into what is stored, so that a process without the policy does not
 * send on holidays that the campaign was saved with: it waits and says so.
 */
export function pinHolidays(
  { policies }: Pick<Engine, "policies">,
  definition: CampaignDefinition,
): CampaignDefinition {
  const { schedule } = definition;
  if (schedule.holidays !== undefined || !policies.holidays) return definition;
  return { ...definition, schedule: { ...schedule, holidays: "contact" } };
}
