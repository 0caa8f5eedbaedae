/** Who is the tenant's actor; both stand in the events of what they do. */
export interface OperationOptions {
  /**
   * Why: a code of the host's own, 1 to 60 of a-z, 0-9 and "-", such as `provider-outage`. No free
   * text: the event log keeps it for ever, and holds no words and no personal data.
   */
  readonly why: string;
}
