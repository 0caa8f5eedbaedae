import type { Ramp } from "../model/caps.ts";
import type { Duration } from "../model/duration.ts";
import type { MessageContent } from "../model/message-content.ts";
import type { Problem } from "../model/problem.ts";

/** Which of a contact's addresses a kind of message goes to. */
export type AddressType = "email" | "phone" | "linkedin";

/** One kind of message that a channel carries; a step names the kind, never the channel. */
export interface MessageKind {
  /** Such as `email` or `linkedin-connect`. */
  readonly kind: string;
  readonly addressType: AddressType;
  /** Longest allowed text in UTF-16 units; over the limit is a failed check, never a cut. */
  readonly limits: {
    readonly subject?: number;
    readonly body?: number;
    /** A longer body is a warning. */
    readonly softBody?: number;
  };
  /** Whether messages of this kind have a subject and answer one another in threads. */
  readonly threads: boolean;
}

/**
 * How far the provider protects against a repeated call.
 *
 * - `message`: the key of a request with one member protects it.
 * - `request`: one key covers the whole request, however many members.
 * - `none`: a repeated call is a second message. After an uncertain attempt the delivery goes to
 *   `lookup`, or to a person.
 */
export interface IdempotencyDeclaration {
  readonly scope: "message" | "request" | "none";
  /**
   * How long the provider remembers a key, counted from the claim. Nothing is repeated in its last
   * twenty-fourth (an hour of a day), for a process that stands still. Ignored for `none`.
   */
  readonly window: Duration;
}

/** How often the provider lets one account be called. */
export interface RateDeclaration {
  /** In no stretch of `per`, wherever it starts, are there more calls than this. At least 1. */
  readonly calls: number;
  readonly per: Duration;
  /**
   * Which calls share an account, and so its rate: all of the instance's (default), those of one
   * tenant, or those of one sender.
   */
  readonly account?: "channel" | "tenant" | "sender";
}

export interface ChannelDefaults {
  /** Messages per sender and day. */
  readonly dailyCap: number;
  /**
   * Messages a day from all senders of a tenant whose addresses share a domain. Default: no cap, as
   * fits kinds whose addresses have none.
   */
  readonly domainDailyCap?: number;
  /**
   * Messages of a kind per sender in any seven days, by kind, besides the daily cap: `{ "linkedin-connect":
   * 100 }`. Whole numbers up to 100,000. Default: none.
   */
  readonly weeklyCaps?: Readonly<Record<string, number>>;
  /** How a new sender's daily cap grows. Default: it starts at its full cap. */
  readonly ramp?: Ramp;
  /** Shortest time between two messages of one sender. */
  readonly gap: Duration;
  /** Added to the gap, from none to all of it, by seeded chance. */
  readonly gapJitter: Duration;
}

/** Everything the provider call needs beyond the approved content. Frozen at the claim. */
export interface Envelope {
  readonly from: { readonly name?: string; readonly address: string };
  readonly to: { readonly name?: string; readonly address: string };
  readonly replyTo?: string;
  /** The subject that goes out: the approved one, or the thread's. Absent for kinds without. */
  readonly subject?: string;
  /** With angle brackets. Absent where the provider assigns it. */
  readonly messageId?: string;
  /** The message this one answers. */
  readonly inReplyTo?: string;
  /** Oldest first. */
  readonly references?: readonly string[];
  readonly listUnsubscribe?: string;
  /** When the claim was made, ISO; the `Date` of the mail, so that a repeat has the same bytes. */
  readonly date: string;
}

export interface SendMember {
  readonly deliveryId: string;
  readonly kind: string;
  readonly envelope: Envelope;
  readonly content: MessageContent;
}

/** One provider call. A repeat after an uncertain attempt is the same, byte for byte. */
export interface SendRequest {
  readonly tenantId: string;
  readonly senderId: string;
  /** The provider account that the first attempt went through, where the channel names one. */
  readonly account?: string;
  /** Give this to the provider as its idempotency key. At most 64 characters. */
  readonly requestKey: string;
  readonly members: readonly SendMember[];
}

/** What became of one member. Expected failures are values; throwing is for programmer errors. */
export type SendOutcome =
  | {
      readonly outcome: "sent";
      readonly providerMessageId?: string;
      /** When the provider accepted it, ISO, where it says so. */
      readonly at?: string;
      readonly account?: string;
    }
  | {
      /** Refused for good; surely not accepted. */
      readonly outcome: "rejected";
      readonly code: string;
      /** True when the refusal names the recipient: a hard bounce. */
      readonly recipient?: boolean;
    }
  | {
      /**
       * Refused for now; surely not accepted. Six of them fail the delivery, but for the code
       * `provider-rate`: the account was called too often, which says nothing about the message and
       * uses up none of its tries. With `retryAfter` it also keeps this process from calling the same
       * account before then.
       */
      readonly outcome: "deferred";
      readonly code: string;
      readonly retryAfter?: Duration;
    }
  | {
      /** The provider may have accepted it. */
      readonly outcome: "uncertain";
      readonly code: string;
    };

/** What the provider knows of a member. `unknown` proves nothing. */
export type LookupOutcome =
  | { readonly outcome: "sent"; readonly providerMessageId?: string; readonly at?: string }
  | { readonly outcome: "not-sent" }
  | { readonly outcome: "unknown" };

interface ChannelBase {
  readonly specificationVersion: "v1";
  /** The instance's name, which senders point to: `file`, `resend`, `resend-eu`. */
  readonly name: string;
  readonly kinds: readonly MessageKind[];
  readonly defaults: ChannelDefaults;
  /** Whether we choose the Message-ID or learn the provider's after the send. */
  readonly messageId: "chosen" | "assigned";
  /** Checks beyond the limits; pure. */
  check?(kind: string, content: MessageContent): readonly Problem[];
}

/** A channel that is called. */
export interface PushChannel extends ChannelBase {
  readonly mode: "push";
  readonly idempotency: IdempotencyDeclaration;
  /** Most members of one request. 1 unless the provider has a batch call. */
  readonly batchSize: number;
  /** How long one call may take; a lease must have this much left before the call starts. */
  readonly timeout: Duration;
  /**
   * Default: none. Kept by each process for itself: with several workers, declare the account's
   * rate divided by their number. A call that would have to wait longer than its lease allows goes
   * back to its queue until its turn.
   */
  readonly rate?: RateDeclaration;
  /**
   * MUST resolve to one outcome per member, in order. MUST answer `uncertain` whenever it cannot
   * prove that the provider did not accept. MUST NOT retry by itself without the same key. May be
   * called concurrently. `signal` aborts at the time-out.
   */
  send(
    request: SendRequest,
    options: { readonly signal: AbortSignal },
  ): Promise<readonly SendOutcome[]>;
  /** Asks the provider about an uncertain request; one answer per member, in order. */
  lookup?(
    request: SendRequest,
    options: { readonly signal: AbortSignal },
  ): Promise<readonly LookupOutcome[]>;
}

/** A channel that is claimed from, such as a browser extension. */
export interface PullChannel extends ChannelBase {
  readonly mode: "pull";
}

export type Channel = PushChannel | PullChannel;
