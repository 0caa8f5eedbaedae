import { OutreachError } from "./outreach-error.ts";

/** The message is out: claimed, unknown, needing review, or sent. Its words can no longer change. */
export class DeliveryOpenError extends OutreachError {
  readonly messageId: string;
  readonly deliveryState: string;

  constructor({
    messageId,
    deliveryState,
  }: {
    readonly messageId: string;
    readonly deliveryState: string;
  }) {
    super({
      code: "delivery-open",
      message: `Message ${messageId} cannot change because its delivery is "${deliveryState}": the provider has it or may have it. Wait for the outcome.`,
    });
    this.messageId = messageId;
    this.deliveryState = deliveryState;
  }
}
