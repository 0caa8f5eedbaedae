import type { CampaignState } from "../../../machines/campaign-machine.ts";
import type { CampaignDefinition } from "../../../model/campaign-definition.ts";
import type { Instant } from "../../../model/instant.ts";

export interface CampaignRecord {
  readonly tenantId: string;
  readonly id: string;
  /** The host's stable name; unique in the tenant. */
  readonly key: string;
  readonly name: string;
  readonly state: CampaignState;
  /** Whether contacts may join. */
  readonly enrollment: "open" | "closed";
  /** The version that new enrollments take. */
  readonly versionId: string;
  readonly versionNumber: number;
  readonly launchedAt: Instant | null;
  /** While `paused`: when it resumes by itself; null: when somebody resumes it. Else null. */
  readonly pausedUntil: Instant | null;
  readonly version: number;
  readonly createdAt: Instant;
}

/** One saved definition. Immutable, so processes may cache it by id. */
export interface CampaignVersionRecord {
  readonly tenantId: string;
  readonly id: string;
  readonly campaignId: string;
  readonly number: number;
  readonly definition: CampaignDefinition;
  /** The definition's senders, resolved, in its order. */
  readonly senderIds: readonly string[];
  readonly createdAt: Instant;
}
