import type { Candidate, EnrollmentRecord } from "@outreachkit/core/plugin";

/** The enrollment as a look at its queue gives it. */
export const buildCandidate = ({
  tenantId,
  senderId,
  id,
  state,
}: Pick<EnrollmentRecord, "tenantId" | "senderId" | "id" | "state">): Candidate => ({
  tenantId,
  senderId,
  enrollmentId: id,
  state,
});
