/** Signals on their way to the engine. */
export interface Inbox {
  /** When the next one arrives; null when none is on its way. */
  nextAt(): Promise<number | null>;
  /** Records every signal that has arrived by `now`. The count. */
  deliver(now: number): Promise<number>;
}
