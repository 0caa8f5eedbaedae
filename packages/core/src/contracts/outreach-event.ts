import type { StoredEventRecord } from "./store/records/event-record.ts";

/** One move or fact. The log is append-only and holds no words and no personal data. */
export interface OutreachEvent extends Omit<StoredEventRecord, "tenantId" | "at" | "cursor"> {
  readonly at: string;
}
