import type { Instant } from "../../../model/instant.ts";
import type { JsonObject } from "../../../model/json.ts";

/** What one source found out about a contact or a company in one stage. Unique by all of these. */
export interface EnrichmentRecord {
  readonly tenantId: string;
  readonly id: string;
  readonly subject: "contact" | "company";
  readonly subjectId: string;
  /** Such as `company`, `company-deep`, `person`. */
  readonly stage: string;
  readonly source: string;
  readonly data: JsonObject;
  readonly fetchedAt: Instant;
}
