import { comparePreviews } from "../flows/preview/compare-previews.ts";
import { previewDefinition } from "../flows/preview/preview-definition.ts";
import { previewCampaign, type PlannedSendRecord } from "../flows/preview/preview-campaign.ts";
import type { CampaignDefinition } from "../model/campaign-definition.ts";
import { formatInstant } from "../model/format-instant.ts";
import { type PlannedSend, type PreviewRequest, toPreviewOptions } from "./preview-of.ts";
import type { TenantContext } from "./tenant-context.ts";

/** A planned send at another time. */
export interface MovedSend extends Omit<PlannedSend, "at"> {
  readonly from: string;
  readonly to: string;
}

/** What a change of a campaign would change of what it sends, each in order of time. */
export interface CampaignDifference {
  readonly unchanged: number;
  readonly moved: readonly MovedSend[];
  readonly added: readonly PlannedSend[];
  readonly dropped: readonly PlannedSend[];
}

export async function differenceOf(
  { engine, tenantId }: TenantContext,
  id: string,
  options: PreviewRequest & { readonly definition: CampaignDefinition },
): Promise<CampaignDifference> {
  const request = { tenantId, id, ...toPreviewOptions(options) };
  const before = await previewCampaign(engine, request);
  const after = await previewDefinition(engine, { ...request, definition: options.definition });
  const { unchanged, moved, added, dropped } = comparePreviews(before.sends, after.sends);
  return {
    unchanged,
    moved: moved.map(({ from, to, ...send }) => ({
      ...send,
      from: formatInstant(from),
      to: formatInstant(to),
    })),
    added: added.map(toPlannedSend),
    dropped: dropped.map(toPlannedSend),
  };
}

const toPlannedSend = ({ at, ...send }: PlannedSendRecord): PlannedSend => ({
  at: formatInstant(at),
  ...send,
});
