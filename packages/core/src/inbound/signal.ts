import type { InstantInput } from "../model/instant.ts";
import type { Reference } from "../model/reference.ts";

interface SignalBase {
  /** The source's own id of this signal, such as a webhook or mail id. A repeat changes nothing. */
  readonly externalId: string;
  /** When it happened. Default: now. */
  readonly at?: InstantInput;
  /** Message-IDs the signal refers to (`In-Reply-To`, `References`, the bounced mail's), best first. */
  readonly messageIds?: readonly string[];
  /** Who wrote, or which address it is about. */
  readonly address?: string;
  readonly contact?: Reference;
}

/** What came back from outside, already understood: no text is parsed here. */
export type Signal =
  | (SignalBase & {
      readonly type: "reply";
      readonly intent?: "meeting-request" | "interested" | "question" | "not-interested";
    })
  | (SignalBase & { readonly type: "bounce"; readonly severity: "hard" | "soft" })
  | (SignalBase & { readonly type: "complaint" })
  | (SignalBase & { readonly type: "unsubscribe" })
  | (SignalBase & {
      readonly type: "out-of-office";
      /** The stated date of return. Without one the contact rests for 14 days. */
      readonly returnsAt?: InstantInput;
    })
  | (SignalBase & { readonly type: "automatic-reply" })
  | (SignalBase & {
      readonly type: "open" | "click";
      /** A scanner or proxy did it. Kept, and never counted. Default false. */
      readonly machine?: boolean;
    })
  /** An invitation was accepted. */
  | (SignalBase & { readonly type: "connection-accepted" })
  | (SignalBase & {
      /** What the campaigns are for: a meeting, an order. Ends the contact's sequences. */
      readonly type: "goal";
      /** Letters, digits, dots, dashes and underscores, at most 100. */
      readonly name?: string;
    })
  /** Anything else that a wait or a branch may ask about. */
  | (SignalBase & { readonly type: "custom"; readonly name: string });

export type SignalType = Signal["type"];
