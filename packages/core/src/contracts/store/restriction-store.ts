import type { HoldRecord } from "./records/hold-record.ts";
import type { InboundRecord } from "./records/inbound-record.ts";
import type { SuppressionRecord } from "./records/suppression-record.ts";

/** Suppressions, holds, and the signals from outside that cause them. */
export interface RestrictionStore {
  /** Inserts those whose (type, hash) is free; returns the ids of the inserted. */
  insertSuppressions(suppressions: readonly SuppressionRecord[]): Promise<ReadonlySet<string>>;
  findSuppressions(request: {
    readonly tenantId: string;
    readonly hashes: readonly string[];
  }): Promise<readonly SuppressionRecord[]>;
  /** Ordered by id, after `afterId`. */
  listSuppressions(request: {
    readonly tenantId: string;
    readonly afterId: string | null;
    readonly limit: number;
  }): Promise<readonly SuppressionRecord[]>;
  findHolds(request: {
    readonly tenantId: string;
    readonly subjectIds: readonly string[];
  }): Promise<readonly HoldRecord[]>;
  /** Inserts those whose external id is new; returns the ids of the inserted. */
  insertInbound(signals: readonly InboundRecord[]): Promise<ReadonlySet<string>>;
  /** Ordered by id, after `afterId`. `matched: false` lists what matched nothing. */
  listInbound(request: {
    readonly tenantId: string;
    readonly matched?: boolean;
    readonly afterId: string | null;
    readonly limit: number;
  }): Promise<readonly InboundRecord[]>;
}
