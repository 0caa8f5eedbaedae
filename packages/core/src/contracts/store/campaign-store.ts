import type { Instant } from "../../model/instant.ts";
import type { CampaignRecord, CampaignVersionRecord } from "./records/campaign-record.ts";

export interface CampaignStore {
  get(request: { readonly tenantId: string; readonly id: string }): Promise<CampaignRecord | null>;
  findByKey(request: {
    readonly tenantId: string;
    readonly key: string;
  }): Promise<CampaignRecord | null>;
  /** For update: nobody claims for the campaign until the transaction ends. */
  lock(request: { readonly tenantId: string; readonly id: string }): Promise<CampaignRecord | null>;
  /** Ordered by id, after `afterId`. */
  list(request: {
    readonly tenantId: string;
    readonly afterId: string | null;
    readonly limit: number;
  }): Promise<readonly CampaignRecord[]>;
  /** Unknown ids are left out. Versions never change, so callers may keep them. */
  getVersions(
    keys: readonly { readonly tenantId: string; readonly id: string }[],
  ): Promise<readonly CampaignVersionRecord[]>;
  /** Campaigns with `rescheduleFrom`, by tenant and id. Of all tenants. */
  findRescheduling(request: { readonly limit: number }): Promise<readonly CampaignRecord[]>;
  /** Paused campaigns whose pause ends at `now` or before, earliest first. Of all tenants. */
  findResumable(request: {
    readonly now: Instant;
    readonly limit: number;
  }): Promise<readonly CampaignRecord[]>;
  /** Running campaigns whose enrollment is closed and in which nothing is live. Of all tenants. */
  findCompletable(request: { readonly limit: number }): Promise<readonly CampaignRecord[]>;
}
