import type { Outreach, SqlExecutor, Tenant } from "@outreachkit/core";
import type { RecordingChannel } from "../../channel/record-channel.ts";

/** A host with two processes on one database. */
export interface EnrollingHost {
  readonly processes: readonly [Outreach, Outreach];
  readonly channel: RecordingChannel;
  /** Runs work in a transaction of the host's own, committed at its end. */
  inTransaction<Result>(work: (transaction: SqlExecutor) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export type Tenants = readonly [Tenant, Tenant];
