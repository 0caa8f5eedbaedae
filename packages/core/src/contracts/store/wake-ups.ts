/** What may be heard of the connection that wake-ups come through. */
export type WakeUpState =
  /** Wake-ups of other processes arrive from now on. */
  | { readonly state: "listening" }
  /** The connection broke; it is opened again by itself. Until then only polling finds work. */
  | { readonly state: "lost"; readonly error?: unknown }
  /** None will arrive, and why: `no-answer` behind a pooler that gives a connection per transaction. */
  | { readonly state: "unavailable"; readonly reason: "no-answer" | "pool-too-small" };

/**
 * Hears of work as soon as it is committed, instead of at the next poll. Only ever a hint: a wake-up
 * may come without work and may be missed, so whoever listens polls as well.
 */
export interface WakeUpListener {
  /** Producers committed work that no worker of this process made. MUST NOT throw. */
  onWake(): void;
  onStateChange?(change: WakeUpState): void;
}
