import type {
  ApprovalMode,
  BreakerLimits,
  CampaignCaps,
  Schedule,
  TenantCaps,
} from "@outreachkit/core";
import type { IdempotencyDeclaration } from "@outreachkit/core/plugin";

/** Everything that a seed decides on before a run begins. Printed whole when a run fails. */
export interface SwarmOptions {
  readonly seed: number;
  readonly start: string;
  /** Virtual days with faults. */
  readonly days: number;
  readonly tenants: number;
  /** Of each tenant. */
  readonly senders: number;
  readonly contacts: number;
  readonly workers: number;
  /** Days between the messages; one message more than there are delays. */
  readonly delays: readonly number[];
  readonly schedule: Schedule;
  readonly approval: ApprovalMode;
  /** Write before the launch, else when due. */
  readonly writeAhead: boolean;
  readonly onFailed: "hold" | "skip" | "stop";
  readonly dailyCap: number;
  readonly gapMinutes: number;
  /** What the senders of a tenant share. Default: no caps. */
  readonly tenantCaps?: TenantCaps;
  readonly campaignCaps?: CampaignCaps;
  /** Default: the engine's, which worlds as small as these meet by complaints alone. */
  readonly breakers?: BreakerLimits;
  /**
   * A second channel, on which steps fall back, or which contacts draw; some have no e-mail address.
   * Default: e-mail alone.
   */
  readonly secondChannel?: {
    readonly fallback: boolean;
    readonly mix: boolean;
    /** How many of the contacts the provider refuses e-mail for, every one or only a repeat. */
    readonly refused: readonly ("always" | "repeats")[];
    /** How many have a phone alone. */
    readonly phoneOnly: number;
  };
  readonly claimSize: number;
  readonly callSize: number;
  readonly idempotency: IdempotencyDeclaration;
  readonly lookup: boolean;
  /** Shares of the operations of each place that meet a fault. */
  readonly faults: {
    readonly database: number;
    readonly commit: number;
    readonly call: number;
    readonly clock: number;
  };
  /** When the provider answers nothing clear, in hours from the start. */
  readonly outages: readonly { readonly from: number; readonly to: number }[];
  /** Share of the faults that are a sleep, where one can happen. */
  readonly sleeps: number;
  /** Share of the transactions before which a person forbids a send, or allows it again. */
  readonly interruptions: number;
  /** How many of the contacts the provider takes no mail for. */
  readonly unreachable: number;
  /** Hours that pass at once while no worker works. */
  readonly jumps: readonly number[];
  /** Share of the accepted messages that bring something back. */
  readonly responses: number;
  /** How often a signal is told at most. */
  readonly copies: number;
  /** Hours by which a copy comes late at most. */
  readonly lateHours: number;
  /** Signals about nothing that this tenant knows. */
  readonly strays: number;
  /** Calls of the hosts' people, per tenant. */
  readonly hostCalls: number;
}
