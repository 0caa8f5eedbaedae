import type { Duration, InstantInput, Signal } from "@outreachkit/core";

type ReplyIntent = NonNullable<Extract<Signal, { readonly type: "reply" }>["intent"]>;

/** What someone does after a message reached them; whose it is follows from the message. */
export type ScriptedSignal =
  | { readonly type: "reply"; readonly intent?: ReplyIntent }
  | { readonly type: "bounce"; readonly severity: "hard" | "soft" }
  | { readonly type: "complaint" }
  | { readonly type: "unsubscribe" }
  | {
      readonly type: "out-of-office";
      readonly returnsAt?: InstantInput;
      /** Counted from when the signal arrives. */
      readonly returnsAfter?: Duration;
    }
  | { readonly type: "automatic-reply" }
  | { readonly type: "open" | "click"; readonly machine?: boolean }
  | { readonly type: "connection-accepted" }
  | { readonly type: "goal"; readonly name?: string }
  | { readonly type: "custom"; readonly name: string };
