import type { Duration, Outreach, OutreachOverrides } from "@outreachkit/core";
import type { Channel, Store } from "@outreachkit/core/plugin";
import type { InterruptionMode } from "../channel/failure-mode.ts";
import type { RecordingChannel } from "../channel/record-channel.ts";

/** How often each thing comes back, as a share of the accepted messages. The rest stays silent. */
export interface ResponseRates {
  readonly interested?: number;
  readonly question?: number;
  readonly notInterested?: number;
  readonly unsubscribe?: number;
  readonly outOfOffice?: number;
  readonly hardBounce?: number;
  readonly softBounce?: number;
  readonly complaint?: number;
}

/** How often a provider call fails in each way, as a share of the calls. */
export type FaultRates = {
  readonly [mode in InterruptionMode | "rejected" | "rejected-recipient" | "deferred"]?: number;
};

export interface SimulationOptions {
  /** The host's own factory, as for `createTestKit`. */
  readonly create: (overrides: OutreachOverrides) => Outreach;
  /** The same seed gives the same run, to the last byte of the event log. */
  readonly seed: number;
  readonly days: number;
  readonly contacts: number;
  readonly senders: number;
  /** Default a Monday, 2026-03-02T06:00:00Z. */
  readonly start?: Date | string;
  /** The channel of the senders. Default: the only one. */
  readonly channel?: string;
  /** Default `email`. */
  readonly kind?: string;
  /** Of each sender. Default: the channel's. */
  readonly dailyCap?: number;
  readonly gap?: Omit<Duration, "days">;
  /** Of the contacts, in turn. Default ten zones around the world. */
  readonly timeZones?: readonly string[];
  /** Days between the messages; one message more than there are delays. Default 3 and 4. */
  readonly delays?: readonly Duration[];
  /** Default: a few of each. */
  readonly responses?: ResponseRates;
  /** Default: none. */
  readonly faults?: FaultRates;
  /** Share of ticks after which the worker is doomed to die at one of its next store operations. Default 0. */
  readonly crashes?: number;
  /** Milliseconds between two looks of the worker. Default: it looks at the exact instants. */
  readonly resolution?: number;
  /** Hold the outcome against the invariants and hash the log. Default true. */
  readonly check?: boolean;
  readonly wrapStore?: (store: Store) => Store;
  readonly wrapWorkerStore?: (store: Store) => Store;
  readonly wrapChannel?: (channel: RecordingChannel) => Channel;
}
