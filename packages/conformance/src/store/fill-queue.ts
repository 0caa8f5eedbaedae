import {
  type EnrollmentRecord,
  type HintInsert,
  lanes,
  type Store,
} from "@outreachkit/core/plugin";
import { fillCampaign } from "./fill-campaign.ts";
import { fillStore } from "./fill-store.ts";
import { foldHints } from "./fold-hints.ts";

/** As `fillCampaign`, with the hints of those that are due, folded. */
export const fillQueue = async (
  store: Store,
  enrollments: readonly EnrollmentRecord[],
): Promise<void> => {
  await fillCampaign(store, enrollments);
  await fillStore(store, { hints: { insert: hintsOf(enrollments) } });
  await foldHints(store);
};

const hintsOf = (enrollments: readonly EnrollmentRecord[]): readonly HintInsert[] =>
  enrollments.flatMap(({ tenantId, senderId, campaignId, dueAt, lane }) => {
    const needed = lane > lanes.newContact ? { lanes: Object.keys(lanes).length } : {};
    return dueAt === null
      ? []
      : [{ tenantId, senderId, campaignId, dueAt, free: false, ...needed }];
  });
