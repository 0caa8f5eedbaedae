import type { Candidate, EnrollmentRecord } from "@outreachkit/core/plugin";

/** The enrollment as a look at its queue gives it. */
export const buildCandidate = ({
  tenantId,
  senderId,
  id,
  state,
  campaignId,
}: Pick<EnrollmentRecord, "tenantId" | "senderId" | "id" | "state" | "campaignId">): Candidate => ({
  tenantId,
  senderId,
  enrollmentId: id,
  state,
  campaignId,
  // As `buildCampaign` has some, and no stream of it is blocked.
  capped: true,
  turn: 0,
  streamFreeAt: 0,
});
