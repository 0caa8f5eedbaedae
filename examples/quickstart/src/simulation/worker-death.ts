/** A worker died right after the channel had accepted a mail, before it could write that down. */
export interface WorkerDeath {
  /** Virtual, in milliseconds. */
  readonly at: number;
  readonly point: string;
  /** How many mails the channel had accepted by then. */
  readonly mails: number;
}
