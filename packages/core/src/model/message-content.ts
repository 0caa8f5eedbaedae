/** `text` is sent as plain text; `html` is escaped for HTML and sent with a text alternative. */
export type ContentFormat = "text" | "html";

/** What a step says, written in Liquid. */
export interface ContentTemplate {
  /** Without a subject the step answers the last message sent in this enrollment. */
  readonly subject?: string;
  readonly body: string;
  /** Default `text`. */
  readonly format?: ContentFormat;
}

/**
 * The words of one message as they were approved. Immutable under its content hash. Everything
 * else that the provider call needs is in the delivery's envelope.
 */
export interface MessageContent {
  /** Absent when the message answers an earlier one; the envelope then takes the thread's. */
  readonly subject?: string;
  /** The subject if the thread to answer turns out not to exist (`onMissingThread: "new-thread"`). */
  readonly fallbackSubject?: string;
  readonly body: string;
  readonly format: ContentFormat;
}
