import type { Receipt } from "../contracts/store/records/delivery-record.ts";
import type { SuppressionRecord } from "../contracts/store/records/suppression-record.ts";
import type { ContactStatus } from "../model/contact-vocabulary.ts";
import type { StopReason } from "../model/reasons.ts";
import type { Signal } from "./signal.ts";

export interface SignalEffects {
  /** Stops every live enrollment of the contact. */
  readonly stop: StopReason | null;
  readonly suppress: SuppressionRecord["reason"] | null;
  /** What becomes known of the delivery. */
  readonly receipt: Receipt | null;
  readonly replied: boolean;
  readonly pause: boolean;
  readonly status: ContactStatus | null;
}

const none: SignalEffects = {
  stop: null,
  suppress: null,
  receipt: null,
  replied: false,
  pause: false,
  status: null,
};

const statusOfIntent = {
  "meeting-request": "meeting",
  interested: "interested",
  question: "replied",
  "not-interested": "not-interested",
} as const satisfies Record<string, ContactStatus>;

/** The stop rules: what each signal does by default. */
export function signalEffects(signal: Signal): SignalEffects {
  switch (signal.type) {
    case "reply":
      return {
        ...none,
        stop: "replied",
        replied: true,
        status: signal.intent ? statusOfIntent[signal.intent] : "replied",
      };
    case "bounce":
      if (signal.severity === "soft") return none;
      return {
        ...none,
        stop: "bounced",
        suppress: "bounced",
        receipt: "bounced",
        status: "bounced",
      };
    case "complaint":
      return {
        ...none,
        stop: "complained",
        suppress: "complained",
        receipt: "complained",
        status: "unsubscribed",
      };
    case "unsubscribe":
      return { ...none, stop: "unsubscribed", suppress: "unsubscribed", status: "unsubscribed" };
    case "out-of-office":
      return { ...none, pause: true };
    case "goal":
      return { ...none, stop: "goal" };
    case "automatic-reply":
    case "open":
    case "click":
    case "connection-accepted":
    case "custom":
      return none;
  }
}
