import type { Duration } from "@outreachkit/core/plugin";

/** Whether the provider accepts before the call fails. */
interface Interruption {
  readonly accepts: boolean;
  readonly ends: "uncertain" | "throws" | "hangs" | "crashes" | "too-few" | "too-many";
}

/** Ways in which a call ends without a clear answer. */
export const interruptions = {
  "uncertain-before-accept": { accepts: false, ends: "uncertain" },
  "uncertain-after-accept": { accepts: true, ends: "uncertain" },
  "throw-before-accept": { accepts: false, ends: "throws" },
  "throw-after-accept": { accepts: true, ends: "throws" },
  "hang-before-accept": { accepts: false, ends: "hangs" },
  "hang-after-accept": { accepts: true, ends: "hangs" },
  "crash-before-accept": { accepts: false, ends: "crashes" },
  "crash-after-accept": { accepts: true, ends: "crashes" },
  "too-few-answers": { accepts: true, ends: "too-few" },
  "too-many-answers": { accepts: true, ends: "too-many" },
} as const satisfies { readonly [mode: string]: Interruption };

export type InterruptionMode = keyof typeof interruptions;

/**
 * How a call fails. `rejected`, `rejected-recipient` and `deferred` are clear refusals before any
 * effect and hit only the members they are meant for; the others hit the whole call. A hanging call
 * is ended by the channel's time-out, a crash kills the worker.
 */
export type FailureMode =
  | InterruptionMode
  | "rejected"
  | "rejected-recipient"
  | "deferred"
  | { readonly mode: "deferred"; readonly retryAfter: Duration };
