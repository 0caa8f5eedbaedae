import type { AcceptedSend } from "@outreachkit/testing";

/** A mail that the channel took, as the people who get it see it. */
export interface AcceptedMail extends AcceptedSend {
  /** ISO, virtual. */
  readonly at: string;
  readonly envelope: { readonly messageId?: string };
}
