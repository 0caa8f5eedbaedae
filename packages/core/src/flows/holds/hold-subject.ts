import type { HoldRecord } from "../../contracts/store/records/hold-record.ts";

/** What a hold is on. */
export interface HoldSubject {
  readonly tenantId: string;
  readonly subject: HoldRecord["subject"];
  readonly subjectId: string;
}
