import type { Duration, Outreach, Tenant } from "@outreachkit/core";
import type { RecordingChannelOptions } from "../../channel/create-recording-channel.ts";

/** What happens next: time passes while workers work, or the host calls. */
export type Act =
  | { readonly wait: Duration }
  | { readonly call: string; readonly work: (tenant: Tenant) => Promise<unknown> };

/** A short story of one tenant. Every operation in it is made to fail, one run after the other. */
export interface Scenario {
  readonly name: string;
  readonly start: string;
  readonly channel?: RecordingChannelOptions;
  readonly workers?: number;
  /** Before anything fails; kept and restored for each run. */
  setUp(outreach: Outreach, tenant: Tenant): Promise<void>;
  readonly acts: readonly Act[];
}

/** The tenant of every scenario. */
export const TENANT = "acme";
