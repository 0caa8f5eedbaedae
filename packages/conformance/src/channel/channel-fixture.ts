import type { PushChannel } from "@outreachkit/core/plugin";

/**
 * How the next call of `send` goes wrong.
 *
 * - `refuse`: the provider refuses it for good and takes nothing.
 * - `defer`: the provider refuses it for now and takes nothing: too many calls, a full disk.
 * - `lose-request`: the connection breaks before the provider takes anything.
 * - `lose-answer`: the provider takes all of it, and its answer never comes.
 */
export type FailureMode = "refuse" | "defer" | "lose-request" | "lose-answer";

/** One message in the provider's own log, read without the channel's help. */
export interface SentRecord {
  /** Every address that it reaches, copies included. */
  readonly to: readonly string[];
  /** The words, as plain text. */
  readonly body: string;
  /** Compared where the content is HTML. */
  readonly html?: string | undefined;
  /** Absent where the provider keeps no names. */
  readonly toName?: string | undefined;
  /** Compared for kinds with threads. */
  readonly subject?: string | undefined;
  /** The sender's address; compared for e-mail. */
  readonly from?: string | undefined;
  /** Compared where the channel lets us choose it. */
  readonly messageId?: string | undefined;
  readonly inReplyTo?: string | undefined;
  readonly references?: readonly string[] | undefined;
  /** Compared with the channel's answer, where the answer has one. */
  readonly providerMessageId?: string | undefined;
}

/** A fresh channel on a fresh provider, for one test. */
export interface ChannelFixture {
  readonly channel: PushChannel;
  /** What the provider took, in any order. */
  sent(): Promise<readonly SentRecord[]>;
  /** Makes the next call of `send` fail, and only that one. Tests that need it fail without it. */
  fail?(mode: FailureMode): void | Promise<void>;
  /** Another instance on the same provider, as a second process has it. */
  reopen?(): PushChannel | Promise<PushChannel>;
  /** Runs after the test, also when it failed. */
  close?(): void | Promise<void>;
}
