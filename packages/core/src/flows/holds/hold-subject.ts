import type { HoldRecord } from "../../contracts/store/records/hold-record.ts";

/** What a hold is on. */
export interface HoldSubject {
  readonly tenantId: string;
  readonly subject: HoldRecord["subject"];
  /** One or many of a kind, each with a hold of its own. */
  readonly subjectIds: readonly string[];
}
