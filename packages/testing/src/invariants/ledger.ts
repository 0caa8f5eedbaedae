import type {
  Breaker,
  Campaign,
  Delivery,
  Enrollment,
  Message,
  Sender,
  Suppression,
  TenantSettings,
} from "@outreachkit/core";
import type { AcceptedSend } from "../channel/accepted-send.ts";
import type { FoldedState } from "../log/folded-state.ts";

/** The two books that must agree: what is stored and told, and what the provider accepted. */
export interface Ledger {
  readonly settings: TenantSettings;
  readonly folded: FoldedState;
  readonly campaigns: ReadonlyMap<string, Campaign>;
  readonly senders: ReadonlyMap<string, Sender>;
  readonly enrollments: ReadonlyMap<string, Enrollment>;
  readonly messages: ReadonlyMap<string, Message>;
  readonly deliveries: ReadonlyMap<string, Delivery>;
  readonly breakers: ReadonlyMap<string, Breaker>;
  readonly suppressions: readonly Suppression[];
  readonly accepted: readonly AcceptedSend[];
}
