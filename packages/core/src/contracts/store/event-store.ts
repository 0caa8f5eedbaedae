import type { StoredEventRecord } from "./records/event-record.ts";

export interface EventStore {
  /** In order of insertion, after `afterPosition`. */
  list(request: {
    readonly tenantId: string;
    readonly entityIds?: readonly string[];
    readonly afterPosition: number;
    readonly limit: number;
  }): Promise<readonly StoredEventRecord[]>;
}
