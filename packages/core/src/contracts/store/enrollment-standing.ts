import type { EnrollmentState } from "../../machines/enrollment-machine.ts";

/** Where a contact stands with a campaign, as far as the enrollment rules ask. */
export interface EnrollmentStanding {
  readonly contactId: string;
  readonly enrollmentId: string;
  readonly campaignId: string;
  readonly versionId: string;
  readonly round: number;
  readonly state: EnrollmentState;
}
