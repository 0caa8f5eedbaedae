import type { Instant } from "../../../model/instant.ts";
import type { JsonObject } from "../../../model/json.ts";

export interface CompanyRecord {
  readonly tenantId: string;
  readonly id: string;
  readonly externalId: string | null;
  readonly name: string | null;
  /** Lower case. Unique in the tenant where present. */
  readonly domain: string | null;
  readonly industry: string | null;
  readonly size: string | null;
  /** How well it fits the host's ideal customer, 0 to 100. */
  readonly icpFit: number | null;
  /** ISO 3166 alpha-2. */
  readonly country: string | null;
  readonly attributes: JsonObject;
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}
