import type { Duration, Tenant } from "@outreachkit/core";
import type { SendMember } from "@outreachkit/core/plugin";
import type { RecordingChannelOptions } from "../../channel/create-recording-channel.ts";
import type { FailureMode } from "../../channel/failure-mode.ts";

/** What happens next: time passes while workers work, or while none does, or the host calls. */
export type Act =
  | { readonly wait: Duration }
  | { readonly sleep: Duration }
  | { readonly call: string; readonly work: (tenant: Tenant) => Promise<unknown> };

/** A short story of one tenant. Every operation in it is made to fail, one run after the other. */
export interface Scenario {
  readonly name: string;
  readonly start: string;
  readonly channel?: RecordingChannelOptions;
  /** Default 1; another one starts wherever one is needed. */
  readonly workers?: number;
  /** How the provider answers by itself the call of this number, counted from 1. Null: accepts. */
  readonly refuse?: (member: SendMember, attempt: number) => FailureMode | null;
  /** Before anything fails; kept and restored for each run. */
  setUp(tenant: Tenant): Promise<void>;
  readonly acts: readonly Act[];
}

/** The tenant of every scenario. */
export const TENANT = "acme";
