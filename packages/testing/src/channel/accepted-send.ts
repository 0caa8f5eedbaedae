import type { Envelope, MessageContent } from "@outreachkit/core/plugin";

/** One message that a provider really accepted: the truth that the engine is held against. */
export interface AcceptedSend {
  readonly deliveryId: string;
  readonly requestKey: string;
  /** The address it went to. */
  readonly to: string;
  /** Of the words the provider got; checks that need it are skipped without. */
  readonly contentHash?: string;
  /** When it was accepted, ISO. */
  readonly at?: string;
  /** Sends of another tenant are not looked at. */
  readonly tenantId?: string;
}

/** The same with everything the provider got. */
export interface RecordedSend extends Required<AcceptedSend> {
  readonly senderId: string;
  readonly kind: string;
  readonly envelope: Envelope;
  readonly content: MessageContent;
  readonly providerMessageId: string;
}
