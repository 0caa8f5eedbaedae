import type { SenderRecord } from "./records/sender-record.ts";
import type { TenantRecord } from "./records/tenant-record.ts";

export interface TenantStore {
  /**
   * Inserts the tenant and the head of its engine queue unless the id exists. True when this call
   * inserted it. Concurrent calls: one winner, no error.
   */
  insertIfAbsent(tenant: TenantRecord): Promise<boolean>;
  get(tenantId: string): Promise<TenantRecord | null>;
  /** The same, locked until the transaction ends. */
  lock(tenantId: string): Promise<TenantRecord | null>;
  /** Unknown ids and external ids are left out. Order: by id. */
  findSenders(request: {
    readonly tenantId: string;
    readonly ids: readonly string[];
    readonly externalIds: readonly string[];
  }): Promise<readonly SenderRecord[]>;
  /** Ordered by id, after `afterId`. */
  listSenders(request: {
    readonly tenantId: string;
    readonly afterId: string | null;
    readonly limit: number;
  }): Promise<readonly SenderRecord[]>;
}
