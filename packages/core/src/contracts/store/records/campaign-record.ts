import type { CampaignState } from "../../../machines/campaign-machine.ts";
import type { BreakerLimits } from "../../../model/breaker-limits.ts";
import type {
  CampaignDefinition,
  CampaignPriority,
  OrderRatio,
  StepOrder,
} from "../../../model/campaign-definition.ts";
import type { CampaignCaps } from "../../../model/caps.ts";
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
  /** Of its latest version, whichever its enrollments are on. Null: none. */
  readonly caps: CampaignCaps | null;
  /** Of its latest version. Null: the tenant's. */
  readonly breaker: BreakerLimits | null;
  readonly priority: CampaignPriority;
  /** Who goes first of those with the same priority. */
  readonly stepOrder: Exclude<StepOrder, OrderRatio> | "ratio";
  /** Of a ratio: so many follow-ups in a round, and so many new contacts. Null where it has none. */
  readonly followUpShare: number | null;
  readonly newShare: number | null;
  readonly launchedAt: Instant | null;
  /**
   * Its schedule was changed: live enrollments after this id are still to be planned again. Null:
   * none are.
   */
  readonly rescheduleFrom: string | null;
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
